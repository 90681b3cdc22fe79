package dev.countersign.lure.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NotReadTest {
  private static final String LURE = "eval(atob('YWxlcnQoMSk='));\n";

  @Test
  void saysThatTheEndOfALongFileWasNotRead() {
    String filler = "var a = 1; // a line of no interest\n";
    List<Behaviour> found = Samples.read("a.js", filler.repeat(70_000) + LURE);
    assertThat(found)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.kind()).isEqualTo(Kind.NOT_READ);
          assertThat(one.sentence())
              .isEqualTo("Only the first 2097152 of its 2520028 bytes were read.");
          assertThat(one.line()).isEqualTo((2 << 20) / filler.length() + 1);
        });
  }

  @Test
  void saysNothingOfALongFileWithoutAWordThatCouldMatter() {
    assertThat(Samples.read("a.js", "var a = 1; // a line of no interest\n".repeat(70_000)))
        .isEmpty();
  }

  @Test
  void saysThatAFileWasCutBeforeItCameHere() throws Budget.UsedUp {
    byte[] bytes = "const a = 1;\n".getBytes(StandardCharsets.UTF_8);
    assertThat(CodeReading.read(new Content("a.js", bytes, 99, false), Budget.usual()))
        .extracting(Behaviour::kind)
        .containsExactly(Kind.NOT_READ);
  }

  @Test
  void saysThatStepsWereUsedUp() {
    String code =
        "function f(x) { return ["
            + "1,".repeat(40_000)
            + "x]; }\n"
            + "f({a: 1});\n".repeat(50)
            + LURE;
    assertThat(Samples.all("a.js", code)).contains(Kind.NOT_READ);
  }

  @Test
  void aFileEndsSoonAfterItsTimeAndKeepsWhatWasFound() throws Budget.UsedUp {
    AtomicLong now = new AtomicLong();
    Budget budget = new Budget(1 << 30, 10, Duration.ofSeconds(40), now::incrementAndGet);
    String code = LURE + "x = [fetch(u), spawn(a), [1, 2, 3]];\n".repeat(40_000);
    Content file = Content.of("a.js", code.getBytes(StandardCharsets.UTF_8));
    assertThat(CodeReading.read(file, budget))
        .extracting(Behaviour::kind)
        .contains(Kind.RUNS_DECODED_CODE);
    // Each look at the clock takes a nanosecond: a file gets a quarter of 40,000 looks.
    Budget small = new Budget(1 << 30, 10, Duration.ofNanos(40_000), now::incrementAndGet);
    long before = now.get();
    assertThat(CodeReading.read(file, small)).extracting(Behaviour::kind).contains(Kind.NOT_READ);
    assertThat(now.get() - before).isLessThan(10_100);
  }

  @Test
  void muchOfOneKindKeepsNoOtherOut() {
    assertThat(Samples.all("a.js", "fetch('https://a.example/x');\n".repeat(500) + LURE))
        .contains(Kind.RUNS_DECODED_CODE);
  }

  @Test
  void listsOfListsOfListsTakeNoMinutes() {
    String code =
        "const l = [];\n"
            + "for (let i = 0; i < 9; i++) { l.push([l, l, [l, l, [l]]]); }\n"
            + "l.push({a: l, b: [l, l], c: {d: l, e: [l]}}); f(l); eval(x);\n".repeat(300);
    long start = System.nanoTime();
    Samples.read("a.js", code);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }
}
