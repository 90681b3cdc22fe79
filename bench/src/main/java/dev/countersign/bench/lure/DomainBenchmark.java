package dev.countersign.bench.lure;

import dev.countersign.lure.link.DomainWatch;
import dev.countersign.lure.link.Imitation;
import dev.countersign.lure.link.Lists;
import dev.countersign.lure.link.Protected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A domain against 10,000 protected names, besides the brands that come with the program. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DomainBenchmark {
  private static final int NAMES = 10_000;

  private DomainWatch watch = DomainWatch.over(List.of(), Lists.NONE);
  private final List<String> asked = new ArrayList<>();
  private int next;

  /** Makes counterparties of made-up names, and asks for each with a letter off, and for others. */
  @Setup
  public void names() {
    Random random = new Random(1);
    List<Protected> names = new ArrayList<>();
    for (int i = 0; i < NAMES; i++) {
      String word = word(random, 6 + random.nextInt(9));
      names.add(new Protected(word + ".com", Protected.Kind.COUNTERPARTY));
      if (i % 10 == 0) {
        asked.add(word.substring(0, 2) + word.substring(3) + ".com");
        asked.add("login-" + word + ".xyz");
        asked.add(word(random, 12) + "-" + word(random, 7) + ".com");
        asked.add("www." + word(random, 9) + ".pages.dev");
      }
    }
    watch = DomainWatch.over(names, Lists.NONE);
    long found = asked.stream().filter(one -> watch.look(one).isPresent()).count();
    if (found < NAMES / 10 || found > asked.size() * 3 / 4) {
      throw new IllegalStateException("domains are not judged as they must be: " + found);
    }
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      String letters = i % 2 == 0 ? "bcdfghklmnprstvz" : "aeiou";
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  /** One domain. Asked: under 200 microseconds. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public Optional<Imitation> look() {
    next = (next + 1) % asked.size();
    return watch.look(asked.get(next));
  }
}
