package dev.countersign.lure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Message;
import java.time.Duration;
import java.util.Set;

/**
 * Whatever the bytes of a mail, reading them ends in a message whose parts hold to their bounds.
 */
class MailFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void endsInAMessage(byte[] input) {
    Budget budget = new Budget(1 << 20, 2_000, Duration.ofSeconds(5), System::nanoTime);
    Read read = MessageReader.read(input, "x.eml", Set.of("mx.ours.example"), budget);
    assertThat(budget.bytesLeft()).isNotNegative();
    for (Carried carried : read.carried()) {
      Message message = carried.message();
      assertThat(carried.carrier() == null).isEqualTo(carried.how() == Carried.How.ITSELF);
      assertThat(message.text()).doesNotContain("\0");
      for (Attachment attachment : message.attachments()) {
        assertThat(attachment.content().path()).isNotEmpty().doesNotContain("/", "\\", "!");
        assertThat(attachment.content().path()).isNotIn(".", "..");
      }
      message.links().forEach(link -> assertThat(link.where()).startsWith("the text, line "));
    }
  }
}
