package dev.countersign.lure.confine;

import com.google.re2j.Pattern;
import com.ibm.icu.text.SpoofChecker;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.triage.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** What a confined JVM must still be able to do. Throws where it can't. */
final class Life {
  private Life() {}

  static Answer lead(Content content) {
    List<String> done = new ArrayList<>();
    try {
      done.add("classes " + classes());
      done.add("resources " + resources());
      done.add("memory " + memory());
      done.add("compiled " + compiled());
      done.add("threads " + threads(Executors.newFixedThreadPool(20)));
      done.add("virtual " + threads(Executors.newVirtualThreadPerTaskExecutor()));
      done.add("parallel " + LongStream.range(0, 1_000_000).parallel().sum());
      done.add("exceptions " + exceptions(null));
      done.add("time " + ZonedDateTime.now(ZoneId.of("Europe/Zurich")).getZone());
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Unread.with(Unread.answer(content, Fault.NO_ANSWER), done);
  }

  /** Classes that nothing has loaded before. */
  private static String classes() {
    boolean matched = Pattern.compile("a+b").matcher("aab").matches();
    String text = Jsoup.parse("<p>one<script>x</script>").text();
    String skeleton = new SpoofChecker.Builder().build().getSkeleton("p\u0430ypal");
    return matched + " " + text + " " + skeleton;
  }

  private static int resources() {
    try (var in =
        Objects.requireNonNull(
            Life.class.getResourceAsStream("/com/ibm/icu/impl/data/icudata/confusables.cfu"))) {
      return in.read() < 0 ? 0 : 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** More than the heap holds at once. */
  private static long memory() {
    long length = 0;
    for (int i = 0; i < 200; i++) {
      length += new byte[8 << 20].length;
    }
    System.gc();
    return length >> 20;
  }

  private static long compiled() {
    long sum = 0;
    for (int i = 0; i < 20_000_000; i++) {
      sum += Integer.rotateLeft(i, 3) ^ (sum << 1);
    }
    return sum == 0 ? 0 : 1;
  }

  private static int threads(ExecutorService pool) throws ExecutionException, InterruptedException {
    try (pool) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        byte[] text = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
        all.add(pool.submit(() -> text.length));
      }
      int sum = 0;
      for (Future<Integer> one : all) {
        sum += one.get();
      }
      return sum;
    }
  }

  /** A null check of compiled code is a signal to the process itself. */
  private static int exceptions(@Nullable String nothing) {
    int caught = 0;
    for (int i = 0; i < 100_000; i++) {
      try {
        caught += length(i % 1_000 == 0 ? nothing : "");
      } catch (NullPointerException e) {
        caught++;
      }
    }
    try {
      caught += endless(1);
    } catch (StackOverflowError e) {
      caught++;
    }
    return caught;
  }

  @SuppressWarnings("NullAway") // what is wanted
  private static int length(@Nullable String text) {
    return text.length();
  }

  @SuppressWarnings("InfiniteRecursion") // what is wanted
  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }
}
