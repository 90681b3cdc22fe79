package dev.countersign.response.evidence;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.evidence.EvidenceCheck.Known;
import dev.countersign.response.evidence.EvidenceCheck.Report;
import java.io.IOException;
import java.util.Arrays;

/** Whatever an archive says of itself, the check ends, and finds only the whole bundle whole. */
class EvidenceFuzzTest {
  private static final byte[] WHOLE = whole();

  /** The bytes take the place of some of a whole bundle. */
  @FuzzTest(maxDuration = "10s")
  void checksOrSaysWhatIsWrong(byte[] input) throws IOException {
    check(input);
    if (input.length > 2) {
      byte[] changed = WHOLE.clone();
      int at = (((input[0] & 0xff) << 8) | (input[1] & 0xff)) % changed.length;
      int length = Math.min(input.length - 2, changed.length - at);
      System.arraycopy(input, 2, changed, at, length);
      check(changed);
    }
  }

  private static void check(byte[] bytes) throws IOException {
    try {
      Report report = EvidenceCheck.of(Reading.of(bytes), Known.NOTHING);
      if (report.whole() && report.journal() != null && !Arrays.equals(bytes, WHOLE)) {
        throw new AssertionError("a changed bundle is found whole");
      }
    } catch (UnreadableInput expected) {
      if (expected.sentence().isBlank()) {
        throw new AssertionError("nothing is said to be wrong");
      }
    }
  }

  private static byte[] whole() {
    try {
      return Bundles.whole().bytes();
    } catch (IOException e) {
      throw new IllegalStateException(e); // in memory there is none
    }
  }
}
