package dev.countersign.access.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;

/** Whatever the bytes, a stream of them is read to its end, and what stands behind them too. */
class EventStreamFuzzTest {
  private static final String[] HEADS = {
    "",
    "[",
    "{\"Records\":[",
    "{\"eventType\":\"user.session.start\",\"version\":\"0\",\"published\":",
    "{\"id\":{\"applicationName\":\"drive\"},\"events\":[",
    "{\"createdDateTime\":\"2024-05-01T10:00:00Z\",\"userPrincipalName\":\"a\",\"appId\":\"b\",\"status\":",
    "{\"eventName\":\"ConsoleLogin\",\"eventSource\":\"signin.amazonaws.com\",\"userIdentity\":",
    "{\"p_log_type\":\"GCP.AuditLog\",\"protoPayload\":"
  };

  @FuzzTest(maxDuration = "10s")
  void isReadToItsEnd(byte[] input) throws IOException {
    byte[] head = HEADS[input.length % HEADS.length].getBytes(UTF_8);
    String last =
        "\n{\"eventType\":\"the.last\",\"version\":\"0\",\"published\":\"2024-05-01T10:00:00Z\",\"actor\":{}}\n";
    byte[] all = new byte[head.length + input.length + last.length()];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(input, 0, all, head.length, input.length);
    System.arraycopy(last.getBytes(UTF_8), 0, all, head.length + input.length, last.length());
    Tally tally = new Tally();
    EventStream stream =
        new EventStream(new ByteArrayInputStream(all), Readers.standard(), tally, Instant.EPOCH);
    int items = 0;
    for (EventStream.Item item = stream.next(); item != null; item = stream.next()) {
      items++;
      assertThat(items).isLessThanOrEqualTo(all.length + 1);
      if (item instanceof EventStream.Item.Event(ReadEvent read)) {
        assertThat(read.event().id()).isNotEmpty();
        assertThat(read.line()).isPositive();
      }
    }
    assertThat(tally.events() + tally.malformed()).isPositive();
  }
}
