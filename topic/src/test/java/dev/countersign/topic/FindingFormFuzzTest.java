package dev.countersign.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.finding.WatchFinding;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whatever the bytes after the mark of a schema: a finding that is written as it was read, or a
 * sentence.
 */
class FindingFormFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsOrSaysWhyNot(byte[] input) {
    byte[] head =
        FindingForm.write(
            new Alert(
                WatchFinding.RULE_MATCHED,
                Severity.LOW,
                "",
                "",
                "",
                "",
                Map.of(),
                Optional.empty(),
                Instant.EPOCH));
    byte[] message = new byte[Form.HEAD + input.length];
    System.arraycopy(head, 0, message, 0, Form.HEAD);
    System.arraycopy(input, 0, message, Form.HEAD, input.length);
    Alert alert;
    try {
      alert = FindingForm.read(message, code -> Optional.of(WatchFinding.RULE_MATCHED));
    } catch (UnreadableMessage e) {
      assertThat(e.sentence()).startsWith("it");
      return;
    }
    Bytes identity = FindingForm.identity(alert);
    assertThat(
            FindingForm.identity(
                FindingForm.read(
                    FindingForm.write(alert), code -> Optional.of(WatchFinding.RULE_MATCHED))))
        .isEqualTo(identity);
  }
}
