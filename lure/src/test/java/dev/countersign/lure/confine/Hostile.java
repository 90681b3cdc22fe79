package dev.countersign.lure.confine;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Triage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A reader that has been taken over: the path of what it is given says what it does. */
final class Hostile {
  private Hostile() {}

  public static void main(String[] arguments) throws IOException {
    ReaderMain.run(List.of(), Hostile::answer);
  }

  private static Answer answer(Company company, Content content) {
    switch (content.name()) {
      case "loop" -> loop();
      case "sleep" -> LockSupport.park();
      case "allocate" -> allocate();
      case "recurse" -> recurse(0);
      case "throw" -> throw new IllegalStateException("a trace that nobody sees");
      case "halt" -> Runtime.getRuntime().halt(0);
      case "half" -> half();
      case "flood" -> flood();
      case "nonsense" -> say(new byte[] {'A', 0, 0, 0, 2, '[', ']'});
      case "long" -> {
        return wordy(content);
      }
      case "life" -> {
        return Life.lead(content);
      }
      default -> {
        // as the reader does
      }
    }
    return new Triage(company).answer(content);
  }

  private static void loop() {
    long count = 0;
    while (count >= 0) {
      count = (count + 1) & Integer.MAX_VALUE;
    }
  }

  @SuppressWarnings("ModifiedButNotUsed") // what is wanted
  private static void allocate() {
    List<byte[]> all = new ArrayList<>();
    while (true) {
      all.add(new byte[1 << 20]);
    }
  }

  @SuppressWarnings("InfiniteRecursion") // what is wanted
  private static int recurse(int depth) {
    return recurse(depth + 1) + recurse(depth + 2);
  }

  /** Begins an answer and dies. */
  private static void half() {
    say(new byte[] {'A', 0, 0, 16, 0, '{', '"'});
    Runtime.getRuntime().halt(0);
  }

  private static void flood() {
    byte[] much = new byte[1 << 20];
    while (much.length > 0) {
      say(much);
    }
  }

  private static Answer wordy(Content content) {
    Answer answer = Unread.answer(content, Fault.NO_ANSWER);
    return Unread.with(answer, Collections.nCopies(20_000, "x".repeat(1_000)));
  }

  private static void say(byte[] bytes) {
    try {
      new FileOutputStream(FileDescriptor.out).write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
