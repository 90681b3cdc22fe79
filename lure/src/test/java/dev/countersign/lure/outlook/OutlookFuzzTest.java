package dev.countersign.lure.outlook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.mail.MessageReader;
import dev.countersign.lure.mail.Read;
import dev.countersign.lure.message.Attachment;
import java.time.Duration;
import java.util.Map;

/** Whatever the bytes of Outlook's own forms, reading them ends, within the budget. */
class OutlookFuzzTest {
  private static Budget budget() {
    return new Budget(4 << 20, 2_000, Duration.ofSeconds(5), System::nanoTime);
  }

  private static void holds(byte[] bytes, String name) {
    Budget budget = budget();
    Read read = MessageReader.read(bytes, name, budget);
    assertThat(budget.bytesLeft()).isNotNegative();
    read.messages()
        .forEach(message -> {
          assertThat(message.text()).doesNotContain("\0");
          for (Attachment attachment : message.attachments()) {
            assertThat(attachment.content().path()).isNotEmpty().doesNotContain("/", "\\", "!");
          }
        });
  }

  private static byte[] damaged(byte[] whole, byte[] input) {
    for (int i = 0; i + 2 < input.length; i += 3) {
      int at = ((input[i] & 0xff) << 8 | (input[i + 1] & 0xff)) % whole.length;
      whole[at] = input[i + 2];
    }
    return whole;
  }

  @FuzzTest(maxDuration = "10s")
  void readsDamagedMessages(byte[] input) {
    byte[] whole =
        new MsgMade()
            .text(0x007d, "From: a@b.example\r\nSubject: x\r\n")
            .text(0x1000, "Hello")
            .recipient(1, "Dana", "dana@ours.example")
            .message(new MsgMade().text(0x0037, "Inner").file("a.txt", "", new byte[] {1}))
            .object("o", Map.of("CONTENTS", new byte[] {2}))
            .made();
    holds(damaged(whole, input), "a.msg");
  }

  @FuzzTest(maxDuration = "10s")
  void readsDamagedPackedMessages(byte[] input) {
    TnefMade inner = new TnefMade().attribute(1, 0x18004, "Inner\0".getBytes(US_ASCII));
    byte[] whole =
        new TnefMade()
            .properties(
                1, 0x69003, new TnefMade.Property(0x1000, 0x1e, "Hello\0".getBytes(US_ASCII)))
            .attribute(2, 0x69002, new byte[14])
            .attribute(2, 0x6800f, new byte[3])
            .properties(2, 0x69005, TnefMade.message(inner))
            .made();
    holds(damaged(whole, input), "winmail.dat");
  }

  @FuzzTest(maxDuration = "10s")
  void readsRichText(byte[] input) throws Budget.UsedUp {
    assertThat(RtfMarkup.of(input, budget()).markup()).hasSizeLessThanOrEqualTo(64 * input.length);
  }

  @FuzzTest(maxDuration = "10s")
  void unpacksRichText(byte[] input) throws Budget.UsedUp {
    byte[] packed = new byte[input.length + 16];
    System.arraycopy(input, 0, packed, 16, input.length);
    System.arraycopy(new byte[] {0, 0x40, 0, 0, 'L', 'Z', 'F', 'u'}, 0, packed, 4, 8);
    try {
      assertThat(CompressedRtf.unpack(packed, budget())).hasSizeLessThanOrEqualTo(0x4000);
    } catch (CompressedRtf.Damaged e) {
      assertThat(e.getMessage()).endsWith("not read");
    }
  }
}
