package dev.countersign.access.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.access.event.AccessEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {
  private static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05Z");

  /** What came of a stream. */
  private record Outcome(List<ReadEvent> events, List<Unread> unread, Tally tally) {
    List<String> actions() {
      return events.stream().map(one -> one.event().action()).toList();
    }
  }

  private static String okta(String action) {
    return "{\"eventType\":\""
        + action
        + "\",\"version\":\"0\",\"published\":\"2024-05-01T10:00:00Z\",\"actor\":{\"alternateId\":\"ada@ours.example\"}}";
  }

  private static Outcome read(String text) {
    return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  /** In pieces of one size after the other, so that every place is once the end of a piece. */
  private static Outcome read(InputStream in) {
    try {
      Tally tally = new Tally();
      EventStream stream = new EventStream(EventFile.plain(in), Readers.standard(), tally, CHANGED);
      List<ReadEvent> events = new ArrayList<>();
      List<Unread> unread = new ArrayList<>();
      for (EventStream.Item item = stream.next(); item != null; item = stream.next()) {
        switch (item) {
          case EventStream.Item.Event(ReadEvent read) -> events.add(read);
          case EventStream.Item.Failure(Unread failure) -> unread.add(failure);
        }
      }
      return new Outcome(events, unread, tally);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsOneRecordALineWithItsLineAndItsText() {
    Outcome outcome = read("\n" + okta("a.one") + "\r\n\r\n  " + okta("a.two") + "\n");
    assertThat(outcome.actions()).containsExactly("a.one", "a.two");
    assertThat(outcome.events()).extracting(ReadEvent::line).containsExactly(2L, 4L);
    assertThat(outcome.events().get(1).record()).isEqualTo(okta("a.two"));
    assertThat(outcome.tally().byReader()).containsEntry("okta", 2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[%s,%s]",
        "[\n  %s,\n  %s\n]\n",
        "{\"Records\":[%s,%s]}",
        "{\"value\":[%s, %s],\"@odata.nextLink\":\"x\"}",
        "{\"@odata.context\":\"x\",\"value\":[%s,%s]}",
        "{\"kind\":\"admin#reports#activities\",\"etag\":\"x\",\"items\":[%s,%s]}",
        "{\"events\":[%s,%s]}",
        "{\"stat\":\"OK\",\"response\":{\"authlogs\":[%s,%s],\"metadata\":{\"total_objects\":2}}}",
        "{\"status\":{\"error\":false},\"pagination\":{\"a\":[1]},\"data\":[%s\n,%s]}",
        "{\"eventType\":\"com.okta.event_hook\",\"data\":{\"events\":[%s,%s]},\"eventTime\":\"x\"}",
        "{\"items\":[%s],\"cursor\":\"x\"}\n{\"items\":[%s],\"has_more\":false}",
        "{\"items\":[%s],\"logs\":[%s]}",
        "\ufeff%s%s"
      })
  void readsArraysAndPages(String page) {
    Outcome outcome = read(page.formatted(okta("a.one"), okta("a.two")));
    assertThat(outcome.actions()).as(outcome.unread().toString()).containsExactly("a.one", "a.two");
    assertThat(outcome.unread()).isEmpty();
    assertThat(outcome.events().get(0).record()).isEqualTo(okta("a.one"));
  }

  @Test
  void aRecordWithEventsOfItsOwnIsNoPage() {
    Outcome outcome =
        read(
            "{\"id\":{\"applicationName\":\"login\",\"time\":\"2024-05-01T10:00:00Z\"},\"events\":[{\"name\":\"login_success\"},{\"name\":\"logout\"}]}");
    assertThat(outcome.actions()).containsExactly("login_success", "logout");
    assertThat(outcome.tally().records()).isEqualTo(1);
    assertThat(outcome.events().get(0).record()).isEqualTo(outcome.events().get(1).record());
  }

  @Test
  void readsRecordsOverSeveralLines() {
    String spread = okta("a.one").replace(",", ",\n   ").replace("{", "{\n ");
    Outcome outcome = read(spread + "\n" + okta("a.two") + "\n" + spread);
    assertThat(outcome.actions()).containsExactly("a.one", "a.two", "a.one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,",
        "{\"a\":{\"b\":1}",
        "{\"a\":\"no end",
        "{\"a\":",
        "garbage",
        "}",
        "]",
        "{\"a\":tru}",
        "{\"a\":1}}",
        "{\"a\" 1}",
        "{\"a\":[1}",
        "\u0000\u0001",
        "\"text\"",
        "12"
      })
  void aLineThatIsBrokenLosesNoOther(String broken) {
    Outcome outcome =
        read(okta("a.one") + "\n" + broken + "\n" + okta("a.two") + "\n" + okta("a.three"));
    assertThat(outcome.actions()).contains("a.one", "a.two", "a.three");
    assertThat(outcome.unread()).isNotEmpty();
    assertThat(outcome.unread().getFirst().line()).isEqualTo(2);
    assertThat(outcome.tally().malformed()).isEqualTo(outcome.unread().size());
  }

  @Test
  void anElementThatIsBrokenLosesNoOther() {
    Outcome outcome =
        read("[" + okta("a.one") + ",{\"a\":tru},7,\"x\",null,[1]," + okta("a.two") + "]");
    assertThat(outcome.actions()).containsExactly("a.one", "a.two");
    assertThat(outcome.unread()).hasSize(5);
  }

  @Test
  void anElementThatDoesNotEndLosesNoOther() {
    Outcome outcome = read("[{\"a\":1," + okta("a.one") + "," + okta("a.two") + "]");
    assertThat(outcome.actions()).containsExactly("a.one", "a.two");
    assertThat(outcome.unread()).hasSize(1);
    Outcome lines =
        read("[\n{\"a\":1,\n\"b\":2,\n" + okta("a.one") + ",\n" + okta("a.two") + "\n]");
    assertThat(lines.actions()).containsExactly("a.one", "a.two");
    assertThat(lines.unread()).hasSize(1);
  }

  @Test
  void aRecordThatEndsTooEarlyIsSaidAndThoseBehindItAreRead() {
    Outcome outcome = read("{\"a\":{\n" + okta("a.one"));
    assertThat(outcome.actions()).containsExactly("a.one");
    assertThat(outcome.unread()).hasSize(1);
  }

  @Test
  void aRecordThatIsTooLargeIsCountedWithItsLine() {
    String large = okta("a.large").replace("}}", "},\"x\":\"" + "y".repeat(3 << 20) + "\"}");
    Outcome outcome = read(okta("a.one") + "\n" + large + "\n" + okta("a.two"));
    assertThat(outcome.actions()).containsExactly("a.one", "a.two");
    assertThat(outcome.unread())
        .singleElement()
        .satisfies(unread -> {
          assertThat(unread.why()).isEqualTo(Unread.Why.TOO_LARGE);
          assertThat(unread.line()).isEqualTo(2);
          assertThat(unread.sentence()).contains("1 MiB");
        });
    assertThat(outcome.tally().tooLarge()).isEqualTo(1);
  }

  @Test
  void nestingPastTheBoundIsNotFollowed() {
    Outcome outcome =
        read("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n" + okta("a.two"));
    assertThat(outcome.actions()).containsExactly("a.two");
    assertThat(outcome.tally().malformed()).isPositive();
  }

  @Test
  void textThatIsNoUtf8IsReadWithAMarkInItsPlace() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("{\"eventType\":\"a.b\",\"version\":\"0\",\"displayMessage\":\"x".getBytes(UTF_8));
    bytes.write(0xff);
    bytes.write("\",\"actor\":{}}".getBytes(UTF_8));
    Outcome outcome = read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(outcome.actions()).containsExactly("a.b");
    assertThat(outcome.events().getFirst().event().details()).containsEntry("what", "x\ufffd");
  }

  @Test
  void controlCharactersInTextsDoNotLoseARecord() {
    assertThat(read(okta("a.\tb\u0007")).actions()).containsExactly("a.\tb\u0007");
  }

  @Test
  void whatGivesNoTimeTakesThatOfTheRecordBeforeIt() {
    String timeless =
        "{\"eventType\":\"a.b\",\"version\":\"0\",\"displayMessage\":\"x\",\"actor\":{}}";
    Outcome outcome = read(timeless + "\n" + okta("a.one") + "\n" + timeless);
    assertThat(outcome.events())
        .extracting(read -> read.event().at())
        .containsExactly(
            CHANGED, Instant.parse("2024-05-01T10:00:00Z"), Instant.parse("2024-05-01T10:00:00Z"));
    assertThat(outcome.events().get(0).timed()).isFalse();
    assertThat(outcome.tally().untimed()).isEqualTo(2);
  }

  @Test
  void aRecordWithoutAnIdIsKnownAgainWhateverTheOrderOfItsFields() {
    String one = "{\"event_type_id\":5,\"user_name\":\"ada\",\"risk\":1.5}";
    String same = "{\"risk\":1.5,\"user_name\":\"ada\",\"event_type_id\":5}";
    String other = "{\"risk\":1.25,\"user_name\":\"ada\",\"event_type_id\":5}";
    List<String> ids =
        read(one + same + other).events().stream()
            .map(ReadEvent::event)
            .map(AccessEvent::id)
            .toList();
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)).hasSize(64);
  }

  @Test
  void readsWhatGzipCompressed() throws IOException {
    assertThat(read(new ByteArrayInputStream(zipped(okta("a.one")))).actions())
        .containsExactly("a.one");
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aBombIsNotExpanded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      byte[] blanks = new byte[1 << 20];
      java.util.Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 100; i++) {
        out.write(blanks);
      }
    }
    EventStream stream =
        new EventStream(
            EventFile.plain(new ByteArrayInputStream(bytes.toByteArray())),
            Readers.standard(),
            new Tally(),
            CHANGED);
    assertThatThrownBy(stream::next)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("200 times");
  }

  @Test
  void aStreamThatGrowsIsReadOn() throws IOException {
    String whole = okta("a.one") + "\n" + okta("a.two") + "\n";
    Growing in = new Growing();
    EventStream stream = new EventStream(in, Readers.standard(), new Tally(), CHANGED);
    List<String> actions = new ArrayList<>();
    for (byte b : whole.getBytes(UTF_8)) {
      in.add(b);
      if (stream.next(false) instanceof EventStream.Item.Event(ReadEvent read)) {
        actions.add(read.event().action());
      }
    }
    assertThat(actions).containsExactly("a.one", "a.two");
  }

  /** A stream that ends wherever it stands, and goes on when more is added. */
  private static final class Growing extends InputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    void add(byte b) {
      bytes.write(b);
    }

    @Override
    public int read() {
      return at < bytes.size() ? bytes.toByteArray()[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      int b = read();
      if (b < 0) {
        return -1;
      }
      into[from] = (byte) b;
      return 1;
    }
  }
}
