package dev.countersign.server.access.pull;

import static dev.countersign.server.access.pull.PullRoom.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.access.pull.FakeLog.Asked;
import dev.countersign.server.access.pull.FakeLog.Given;
import dev.countersign.server.access.settings.PullKey;
import dev.countersign.server.access.settings.PullSettings.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asking Duo, against a server that checks signatures and pages through its records as Duo does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuoPullTest {
  private static final String ID = "DIEXAMPLEEXAMPLE0001";

  private final List<Entry> records = new ArrayList<>();
  private PullRoom room;
  private FakeLog source;

  private record Entry(long at, String id) {
    String json() {
      return "{\"txid\":\"%s\",\"isotimestamp\":\"%s\",\"timestamp\":%d,\"event_type\":\"authentication\",\"factor\":\"duo_push\",\"reason\":\"user_approved\",\"result\":\"success\",\"user\":{\"key\":\"DUX\",\"name\":\"ada\",\"groups\":[]},\"application\":{\"key\":\"DI2\",\"name\":\"VPN\"},\"access_device\":{\"ip\":\"203.0.113.9\",\"browser\":\"Firefox\",\"location\":{\"country\":\"Austria\"}},\"auth_device\":{\"ip\":\"203.0.113.9\",\"name\":\"phone\"},\"email\":\"ada@example.com\",\"alias\":\"unknown\",\"ood_software\":null}"
          .formatted(id, Instant.ofEpochMilli(at), at / 1_000);
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    room = new PullRoom(folder);
  }

  @AfterAll
  void stop() {
    room.close();
  }

  @BeforeEach
  void begin() {
    room.clear();
    records.clear();
    source = room.source;
    source.speak(this::duo);
    for (int i = 5; i > 0; i--) {
      records.add(new Entry(BEGIN.minusSeconds(i * 60L).toEpochMilli(), "tx-" + i));
    }
  }

  private Pull pull(String log) {
    return pull(log, "duo-secret");
  }

  private Pull pull(String log, String secret) {
    return room.pull(Kind.DUO, log, new PullKey.Signing(ID, PullRoom.secret(secret), ""));
  }

  /** Two a page, behind a moment and an id. */
  private Given duo(Asked asked) {
    if (!asked.header("authorization").equals(expected(asked))) {
      return new Given(
          401,
          Map.of(),
          "{\"code\":40103,\"message\":\"Invalid signature in request credentials\",\"stat\":\"FAIL\"}");
    }
    SortedMap<String, String> parameters = asked.parameters();
    long from = Long.parseLong(parameters.getOrDefault("mintime", ""));
    long to = Long.parseLong(parameters.getOrDefault("maxtime", ""));
    String offset = parameters.getOrDefault("next_offset", "");
    List<Entry> left =
        records.stream()
            .filter(one -> one.at() >= from && one.at() <= to)
            .filter(one -> offset.isEmpty() || (one.at() + "," + one.id()).compareTo(offset) >= 0)
            .toList();
    String next =
        left.size() > 2 ? "[\"%d\",\"%s\"]".formatted(left.get(2).at(), left.get(2).id()) : "null";
    return page(left.stream().limit(2).toList(), next);
  }

  private static Given page(List<Entry> records, String next) {
    return new Given(
        "{\"stat\":\"OK\",\"response\":{\"authlogs\":["
            + records.stream().map(Entry::json).collect(Collectors.joining(","))
            + "],\"metadata\":{\"next_offset\":"
            + next
            + ",\"total_objects\":5}}}");
  }

  private static String expected(Asked asked) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec("duo-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      String text =
          asked.header("date")
              + "\nGET\n127.0.0.1\n"
              + asked.uri().getRawPath()
              + "\n"
              + asked.uri().getRawQuery();
      String signature =
          HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
      return "Basic "
          + Base64.getEncoder()
              .encodeToString((ID + ":" + signature).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void signsAsDuosOwnExample() {
    DuoSignature signature =
        new DuoSignature(
            "DIWJ8X6AEYOR5OMC6TQ1",
            PullRoom.secret("Zh5eGmUq9zpfQnyUIu5OL9iWoMMv5ZNmk3zLJ4Ep"),
            () -> BEGIN);
    assertThat(
            signature.signature(
                "Tue, 21 Aug 2012 17:29:18 -0000",
                new Question(
                    "POST",
                    Query.at(
                        URI.create("https://API-xxxxxxxx.duosecurity.com"),
                        "/accounts/v1/account/list",
                        Map.of("username", "root", "realname", "First Last")),
                    Map.of(),
                    "")))
        .isEqualTo("2d97d6166319781b5a3a07af39d366f491234edc");
  }

  @Test
  void pagesToTheEnd() {
    try (Pull pull = pull("")) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
      assertThat(pull.readTo()).contains(BEGIN);
    }
    List<Asked> questions = source.questions();
    assertThat(questions).hasSize(3);
    assertThat(questions.getFirst().header("date")).isEqualTo("Mon, 02 Mar 2026 09:00:00 -0000");
    assertThat(questions.getFirst().parameters())
        .containsEntry("mintime", Long.toString(BEGIN.minusSeconds(7 * 86_400).toEpochMilli()))
        .containsEntry("maxtime", Long.toString(BEGIN.toEpochMilli()))
        .containsEntry("sort", "ts:asc");
    assertThat(questions.get(1).parameters().get("next_offset"))
        .isEqualTo(records.get(2).at() + ",tx-3");
    assertThat(room.state("duo").taken()).isEqualTo(5);
    assertThat(room.state("duo").unreadable()).isZero();
    assertThat(room.state("duo").late()).isZero();
  }

  @Test
  void goesOnBehindThePageThatWasKeptWhenAServerWasKilled() {
    try (Pull pull = pull("")) {
      source.give(duo(first()).body());
      source.give(500, Map.of(), "");
      pull.round();
      assertThat(pull.trouble()).contains("HTTP status 500");
    }
    source.questions();
    room.now = BEGIN.plusSeconds(30);
    try (Pull again = pull("")) {
      again.round();
      assertThat(again.trouble()).isEmpty();
      assertThat(again.readTo()).as("what the first question asked for").contains(BEGIN);
    }
    assertThat(source.questions().getFirst().parameters())
        .containsEntry("next_offset", records.get(2).at() + ",tx-3")
        .containsEntry("maxtime", Long.toString(BEGIN.toEpochMilli()));
    assertThat(room.state("duo").taken()).isEqualTo(5);
    assertThat(room.state("duo").repeated()).isZero();
  }

  /** The first question, as it would come. */
  private Asked first() {
    DuoLogs.Authentication log = new DuoLogs.Authentication(source.address());
    URI uri = log.question(log.since(BEGIN.minusSeconds(7 * 86_400)), BEGIN).address();
    String date = "Mon, 02 Mar 2026 09:00:00 -0000";
    Asked bare = new Asked("GET", uri, Map.of("date", date), "");
    return new Asked("GET", uri, Map.of("date", date, "authorization", expected(bare)), "");
  }

  @Test
  void countsOnceWhatComesTwiceAndFindsWhatCameLate() {
    try (Pull pull = pull("")) {
      pull.round();
      records.add(1, new Entry(BEGIN.minusSeconds(270).toEpochMilli(), "tx-late"));
      records.add(new Entry(BEGIN.plusSeconds(59).toEpochMilli(), "tx-new"));
      room.later(pull, 60);
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(room.state("duo").taken()).isEqualTo(7);
    assertThat(room.state("duo").repeated()).isEqualTo(5);
    assertThat(room.state("duo").late()).isEqualTo(1);
  }

  @Test
  void leavesDuoAloneAsLongAsItWants() {
    source.give(
        429,
        Map.of("Retry-After", "Mon, 02 Mar 2026 09:01:30 GMT"),
        "{\"code\":42901,\"message\":\"Too Many Requests\",\"stat\":\"FAIL\"}");
    try (Pull pull = pull("")) {
      pull.round();
      assertThat(pull.trouble()).contains("429 (code 42901), and is asked less often");
      room.later(pull, 90);
      assertThat(source.questions()).hasSize(1);
      room.later(pull, 1);
      assertThat(pull.trouble()).isEmpty();
      assertThat(room.state("duo").taken()).isEqualTo(5);
    }
  }

  @Test
  void saysThatTheSecretIsWrongWithoutIt() {
    try (Pull pull = pull("", "other-secret")) {
      pull.round();
      assertThat(pull.trouble())
          .contains("401 (code 40103)", "the integration key in “client” or the secret")
          .doesNotContain("other-secret");
      assertThat(pull.readTo()).isEmpty();
    }
  }

  @Test
  void saysWhichRightIsMissing() {
    source.give(
        403, Map.of(), "{\"code\":40301,\"message\":\"Access forbidden\",\"stat\":\"FAIL\"}");
    try (Pull pull = pull("")) {
      pull.round();
      assertThat(pull.trouble()).contains("code 40301", "Grant read log", "may not read this log");
    }
  }

  @Test
  void losesNothingToAnAnswerThatIsNoJson() {
    source.give("<html>Down for maintenance</html>");
    source.give("{\"stat\":\"FAIL\"}");
    try (Pull pull = pull("")) {
      pull.round();
      assertThat(pull.trouble()).contains("Duo’s answer is not JSON");
      room.later(pull, 10);
      assertThat(pull.trouble()).contains("without \"stat\": \"OK\"");
      assertThat(pull.readTo()).isEmpty();
      room.later(pull, 20);
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(room.state("duo").taken()).isEqualTo(5);
  }

  @Test
  void stopsWherePagesLeadToThemselves() {
    source.speak(asked -> page(records.subList(0, 2), "[\"1\",\"tx-1\"]"));
    try (Pull pull = pull("")) {
      pull.round();
      assertThat(pull.trouble()).contains("leads in a circle");
      assertThat(source.questions()).hasSize(2);
      room.later(pull, 9);
      assertThat(source.questions()).as("it is asked less often").isEmpty();
    }
    assertThat(room.state("duo").taken()).isEqualTo(2);
  }

  @Test
  void asksForFiftyPagesAtOnceAndNoMore() {
    source.speak(asked -> {
      String offset = asked.parameters().getOrDefault("next_offset", "1,tx");
      long next = Long.parseLong(offset.substring(0, offset.indexOf(','))) + 1;
      return page(List.of(), "[\"" + next + "\",\"tx\"]");
    });
    try (Pull pull = pull("")) {
      pull.round();
      assertThat(source.questions()).hasSize(50);
      assertThat(pull.readTo()).contains(BEGIN.minusSeconds(7 * 86_400));
      room.later(pull, 4);
      assertThat(source.questions()).isEmpty();
      room.later(pull, 1);
      assertThat(source.questions()).hasSize(50);
    }
  }

  @Test
  void readsWhatAdministratorsDidInThousands() {
    long at = BEGIN.minusSeconds(86_400).getEpochSecond();
    source.give(administrators(at, 0, 1_000));
    source.give(administrators(at + 499, 998, 4));
    try (Pull pull = pull("-admin")) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
      assertThat(pull.readTo()).contains(BEGIN);
    }
    List<Asked> questions = source.questions();
    assertThat(questions.get(0).uri().getPath()).isEqualTo("/admin/v1/logs/administrator");
    assertThat(questions.get(0).header("authorization")).isEqualTo(expected(questions.get(0)));
    assertThat(questions.get(1).parameters()).containsEntry("mintime", Long.toString(at + 499));
    assertThat(room.state("duo").taken()).isEqualTo(1_002);
    assertThat(room.state("duo").repeated()).isEqualTo(2);
  }

  @Test
  void passesByASecondThatIsFullerThanAPage() {
    long at = BEGIN.minusSeconds(86_400).getEpochSecond();
    String full =
        administrators(at, 0, 1_000).replaceAll("\"timestamp\":[0-9]+", "\"timestamp\":" + at);
    source.give(full);
    source.give(full);
    source.give(administrators(at + 1, 0, 1));
    try (Pull pull = pull("-admin")) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(source.questions().getLast().parameters())
        .containsEntry("mintime", Long.toString(at + 1));
  }

  /** Two in each second. */
  private static String administrators(long from, int first, int number) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      long at = from + i / 2;
      all.add(
          "{\"action\":\"user_update\",\"description\":\"{\\\"notes\\\": \\\"%d\\\"}\",\"isotimestamp\":\"%s\",\"object\":\"ada\",\"timestamp\":%d,\"username\":\"Grace\"}"
              .formatted(first + i, Instant.ofEpochSecond(at), at));
    }
    return "{\"stat\":\"OK\",\"response\":[" + String.join(",", all) + "]}";
  }
}
