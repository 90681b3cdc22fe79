package dev.countersign.intel.indicator;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

class IndicatorFuzzTest {
  private static final Defaults DEFAULTS = new Defaults("Somebody", 50, Instant.EPOCH);

  @FuzzTest(maxDuration = "10s")
  void readsAnyPatternOrSaysThatItIsNotUsed(byte[] input) {
    SimplePattern read = SimplePattern.read(new String(input, StandardCharsets.UTF_8));
    if (read.values().isEmpty() && read.unused().isEmpty()) {
      throw new AssertionError("nothing is said");
    }
  }

  @FuzzTest(maxDuration = "10s")
  void readsAnyFileOrSaysWhatIsWrong(byte[] input) throws IOException {
    String text = new String(input, StandardCharsets.UTF_8);
    said(() -> MispEvents.read(text, DEFAULTS, IndicatorFuzzTest::whole));
    said(() -> IndicatorTable.read(new StringReader(text), DEFAULTS, IndicatorFuzzTest::whole));
    said(() ->
        StixIndicators.read(
            () -> new ByteArrayInputStream(input), DEFAULTS, IndicatorFuzzTest::whole));
  }

  private interface Reading {
    void read() throws IOException;
  }

  private static void said(Reading reading) throws IOException {
    try {
      reading.read();
    } catch (UnreadableInput expected) {
      if (expected.sentence().isBlank()) {
        throw new AssertionError("nothing is said to be wrong", expected);
      }
    }
  }

  /** What was read once is read again as it is. */
  private static void whole(Indicator one) {
    if (!one.kind().read(one.value()).equals(one.value())) {
      throw new AssertionError(one.value() + " has two ways of being written");
    }
  }
}
