package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.drill.play.PlayScenario;
import dev.countersign.drill.play.PlayWriter;
import dev.countersign.drill.play.Twist;
import dev.countersign.model.json.Json;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests to move play money: real to read, and nothing real comes of them. */
class PlayTest extends PracticeDay {
  private Visitor cyd;

  PlayTest() {
    super(false);
  }

  @BeforeEach
  void open() throws SQLException {
    cyd = join("cyd", "approver");
    employees(5);
    run(
        "insert into person_role (person, role) select id, 'approver' from person where email like"
            + " 'e%@example.com'");
  }

  @Test
  void twoAdministratorsStandBehindItAndItGoesToApproversAlone() throws SQLException {
    at(DAY.minusDays(3));
    assertThat(refused("play-started", form(Map.of("addresses", "ben@example.com"))))
        .contains("ben@example.com is nobody's who can sign in here and approves transfers");
    assertThat(refused("play-started", form(Map.of("addresses", "x@evil.example"))))
        .contains("not at a verified domain");
    assertThat(refused("play-started", form(Map.of("money", "9"))))
        .contains("10 to 999999 whole ETH");
    String change = propose("play-started", form(Map.of()));
    assertThat(ada.get(change).body())
        .contains("of which nobody has a key", "About half of them are in order");
    assertThat(ada.deed(change + "/agree", Map.of()).statusCode()).isEqualTo(422);
    assertThat(number("select count(*) from play_request")).isZero();
    agree(change);
    assertThat(number("select count(*) from play_request")).isEqualTo(24);
    assertThat(number("select count(distinct (person, scenario)) from play_request")).isEqualTo(24);
    assertThat(ada.get("/drills").body()).contains("0 of 24 requests for play money have come");
    assertThat(ada.get("/drills/play").body()).contains("Nothing can be told yet");
  }

  @Test
  void whoAgreesToWhatIsTamperedIsToldAtOnceAndNothingRealComesOfIt() throws SQLException {
    begin();
    String path = request(Twist.CODE_REPLACED);
    String page = cyd.get(path).body();
    assertThat(page)
        .contains("Approve, with your passkey", "disguised-call", "Deny", "asked by the treasury")
        .doesNotContain("This was an exercise");
    Map<String, Integer> before = rows();
    Visitor.told(cyd.form(path + "/wait", Map.of()));
    assertThat(cyd.get(path).body()).contains("and for nothing else", "called back");
    Visitor.told(cyd.deed(path + "/agree", Map.of("digest", digest(page))));
    assertThat(cyd.get(path).body())
        .contains("This was an exercise", "Not right", "You agreed to it")
        .contains("replaced the Safe’s own in February 2025", "delegatecall", "disguised-call")
        .doesNotContain("Approve, with your passkey");
    assertThat(cyd.deed(path + "/agree", Map.of("digest", digest(page))).statusCode())
        .as("a second time")
        .isEqualTo(422);
    assertThat(cyd.get("/me").body()).contains("A request to move play money: code that replaces");

    Map<String, Integer> after = rows();
    after.entrySet().removeIf(one -> one.getValue().equals(before.get(one.getKey())));
    assertThat(after.keySet())
        .as("tables that grew")
        .isSubsetOf("journal", "ceremony", "proof_seen", "access_event");
    assertThat(number("select count(*) from access_event where record like '%exercise%'"))
        .as("events of access that come of it")
        .isZero();
    assertThat(text("select decision from play_request where decision is not null"))
        .isEqualTo("agreed");
    String journal = ada.get("/journal/export").body();
    String entry =
        journal.lines().filter(one -> one.contains("exercise-request-decided")).findFirst().get();
    assertThat(entry)
        .contains("\"exercise\":true", "\"right\":false")
        .doesNotContain(person("cyd@example.com"), "signature", path.substring(11));
    assertThat(journal).doesNotContain("transfer-approved", "intent-filed", "\"transfer/");
  }

  @Test
  void anHonestOneIsAgreedToAndToStopItIsAnErrorToo() throws SQLException {
    begin();
    String path = request(Twist.HONEST);
    String page = cyd.get(path).body();
    assertThat(page)
        .contains("Hold", "policy-approvals-missing", "Still missing")
        .doesNotContain("Deny");
    Visitor.told(cyd.deed(path + "/agree", Map.of("digest", digest(page))));
    assertThat(cyd.get(path).body())
        .contains("You agreed to it, and it was in order", "class=\"chip allow\"");
    String second = request(Twist.HONEST, 5);
    Visitor.told(cyd.form(second + "/refuse", Map.of()));
    assertThat(cyd.get(second).body()).contains("Not right", "You stopped it, and it was in order");
  }

  @Test
  void whatIsSignedForAnExerciseIsWorthNothingForATransferAndTheOtherWayRound()
      throws SQLException {
    begin();
    String path = request(Twist.LOOK_ALIKE);
    String page = cyd.get(path).body();
    HttpResponse<String> begun = cyd.form(path + "/agree/deed", Map.of("digest", digest(page)));
    JsonNode deed = Json.parse(begun.body(), "The options").path("deed");
    assertThat(deed.path("deed").asString()).isEqualTo("agree-in-exercise");
    assertThat(deed.path("body").propertyNames())
        .containsExactlyInAnyOrder("exercise", "of-play-money", "play-intent", "play-digest");
    JsonNode options = Json.parse(begun.body(), "The options");
    String transfer = "/transfers/" + UUID.randomUUID() + "/approve";
    HttpResponse<String> misused = cyd.finish(transfer, options);
    assertThat(misused.statusCode()).isBetween(400, 422);
    assertThat(misused.body()).contains("no such ceremony");
    assertThat(number("select count(*) from transfer_approval")).isZero();
    // One that was begun for something else.
    HttpResponse<String> other =
        ada.form("/changes/propose/play-started/deed", form(Map.of("name", "Other")));
    assertThat(ada.finish(path + "/agree", Json.parse(other.body(), "It")).body())
        .contains("no such ceremony");
    assertThat(number("select count(*) from play_request where decision is not null")).isZero();
  }

  @Test
  void nobodyElseSeesItAndOneSeesItWhereOneLooksForWork() throws SQLException {
    begin();
    String path = request(Twist.COPIED);
    assertThat(cyd.get("/transfers").body()).contains("Asked of you", path, "Nothing waits.");
    ada.signIn();
    assertThat(ada.get("/transfers").body()).doesNotContain("Asked of you", "/exercises/");
    assertThat(ada.get(path).statusCode()).isEqualTo(404);
    assertThat(ada.form(path + "/refuse", Map.of()).statusCode()).isEqualTo(422);
    assertThat(new Visitor(server.address()).get(path).statusCode()).isEqualTo(401);
    String later =
        "/exercises/"
            + text("select token from play_request where planned_at > '2027-03-02' limit 1");
    assertThat(cyd.get(later).statusCode()).as("before its day").isEqualTo(404);
    Visitor.told(cyd.form(path + "/report", Map.of()));
    assertThat(cyd.get(path).body()).contains("You refused it and told security");
    assertThat(number("select count(*) from report") + number("select count(*) from response_case"))
        .as("reports and cases")
        .isZero();
  }

  @Test
  void oneTooLateCountsForNobodyAndOnePressStopsAll() throws SQLException {
    begin();
    String path = request(Twist.OWNER_ADDED);
    ada.signIn();
    Visitor.told(ada.form("/drills/stop", Map.of()));
    assertThat(cyd.get(path).body()).contains("This was an exercise", "it counts for nothing");
    assertThat(cyd.form(path + "/refuse", Map.of()).statusCode()).isEqualTo(422);
    assertThat(number("select count(*) from play_request where not left_out")).isZero();
    assertThat(ada.get("/drills").body()).contains("0 of 24 requests for play money have come");
    assertThat(ada.get("/drills/play").body()).contains("Nothing can be told yet");
    agree(
        propose(
            "play-started",
            form(Map.of("name", "Again", "first", "2027-03-10", "last", "2027-03-19"))));
    String again = request(Twist.AMOUNT_CHANGED);
    clock.move(Duration.ofDays(25));
    cyd.signIn();
    assertThat(cyd.get(again).body()).contains("Not decided", "counts against nobody");
  }

  @Test
  void figuresHaveBothErrorsAndTellOfNobody() throws SQLException {
    begin();
    run(
        "update play_request set decision = case when scenario like 'honest%' then 'agreed' else"
            + " 'refused' end, decided_at = now()");
    run(
        "update play_request set decision = 'agreed' where id = (select id from play_request where"
            + " scenario not like 'honest%' order by id limit 1)");
    run(
        "update play_request set decision = 'refused' where id = (select id from play_request"
            + " where scenario like 'honest%' order by id limit 1)");
    int tampered = number("select count(*) from play_request where scenario not like 'honest%'");
    ada.signIn();
    String page = ada.get("/drills/play").body();
    assertThat(page)
        .contains("1 of " + tampered, "1 of " + (24 - tampered), (tampered - 1) + " of " + tampered)
        .doesNotContain("cyd@", "Cyd Example", "Approver 1");
    run(
        "update play_request set left_out = true, decision = null, decided_at = null where person in"
            + " (select id from person where email in ('e1@example.com', 'e2@example.com'))");
    assertThat(ada.get("/drills/play").body()).contains("Nothing can be told yet");
  }

  @Test
  void addressesOfExercisesBecomeNeitherWalletsNorKnown() {
    String play = PlayWriter.wallet(7).toString();
    ada.signIn();
    HttpResponse<String> known =
        ada.deed(
            "/changes/propose/book-changed",
            Map.of("part", "addresses", "kind", "counterparty", "address", play, "label", "Play"));
    assertThat(known.statusCode()).as(known.body()).isEqualTo(422);
    assertThat(known.body()).contains("an address of an exercise");
    Map<String, String> wallet = new HashMap<>();
    wallet.put("kind", "safe");
    wallet.put("chain", "1");
    wallet.put("key", "0x1111111111111111111111111111111111111111");
    wallet.put("address", play);
    wallet.put("label", "treasury-3");
    HttpResponse<String> added = ada.deed("/changes/propose/wallet-added", wallet);
    assertThat(added.statusCode()).as(added.body()).isEqualTo(422);
    assertThat(added.body()).contains("an address of an exercise");
  }

  /** The requests of the first day, with the trainee signed in. */
  private void begin() {
    at(DAY.minusDays(3));
    agree(propose("play-started", form(Map.of())));
    at(DAY);
    cyd.signIn();
  }

  private String request(Twist twist) throws SQLException {
    return request(twist, 1);
  }

  /** One of Cyd's made to be of that kind, and begun. */
  private String request(Twist twist, int nth) throws SQLException {
    PlayScenario scenario =
        PlayScenario.all().stream().filter(one -> one.twist() == twist).toList().get(nth - 1);
    String cyd = person("cyd@example.com");
    run(
        "update play_request set scenario = 'gone-' || scenario where person = '"
            + cyd
            + "' and scenario = '"
            + scenario.id()
            + "'");
    String token =
        text(
            "select token from play_request where person = '"
                + cyd
                + "' and decision is null and not left_out order by planned_at limit 1");
    try (PreparedStatement one =
        database.prepareStatement(
            "update play_request set scenario = ?, request = ?, planned_at = least(planned_at, ?)"
                + " where token = ?")) {
      one.setString(1, scenario.id());
      one.setString(2, PlayWriter.write(scenario, "treasury-3", 2_000, 7, nth).json());
      one.setTimestamp(3, java.sql.Timestamp.from(clock.instant().minusSeconds(60)));
      one.setString(4, token);
      one.executeUpdate();
    }
    return "/exercises/" + token;
  }

  private static String digest(String page) {
    return People.group(page, "name=\"digest\" value=\"(0x[0-9a-f]{64})\"");
  }

  private Map<String, Integer> rows() throws SQLException {
    Map<String, Integer> rows = new TreeMap<>();
    for (String table :
        text("select string_agg(table_name, ',') from information_schema.tables where"
                + " table_schema = 'public'")
            .split(",", -1)) {
      rows.put(table, number("select count(*) from " + table));
    }
    return rows;
  }

  private static Map<String, String> form(Map<String, String> other) {
    Map<String, String> form = new HashMap<>();
    form.put("name", "March");
    form.put("wallet", "treasury-3");
    form.put("money", "2000");
    form.put("each", "4");
    form.put("first", DAY.toString());
    form.put("last", DAY.plusDays(4).toString());
    form.put("zone", "UTC");
    form.putAll(other);
    return form;
  }

  private String person(String email) throws SQLException {
    return text("select id from person where email = '" + email + "'");
  }
}
