package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.Connections;
import dev.countersign.server.visit.Mailbox;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who can reach a wallet is confirmed each quarter: the rounds, and who is told of them. */
class ReviewRoundsTest {
  private static final Pattern LINE =
      Pattern.compile("(?s)id=\"line-([0-9]+)\">.*?<h2>(.*?)</h2><span class=\"chip ([a-z]+)\">");

  private static final String DUE = "Who can reach a wallet is to be confirmed: treasury";
  private static final String WAITS = "A review waits for answers: treasury";

  @TempDir private Path folder;

  private final MovableClock clock = new MovableClock();
  private Mailbox mail;
  private Anvil anvil;
  private OwnServer server;
  private Company company;
  private String wallet;

  /** A right in a review: its number on the page, what it is in words, and what was decided. */
  private record Line(int number, String words, String chip) {}

  @BeforeEach
  void found() throws IOException {
    mail = new Mailbox();
    anvil = Anvil.start(Company.CHAIN);
    server = new OwnServer(folder.resolve("data"), clock, List.of(anvil), connections());
    company = Company.over(anvil, server.address(), server.enrolmentLink());
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
    wallet = "/wallets/" + company.walletId("treasury");
  }

  @AfterEach
  void close() {
    server.close();
    anvil.close();
    mail.close();
  }

  @Test
  void isConfirmedAgainAQuarterLaterWithWhatChangedSince() throws IOException {
    Visitor ada = company.person("ada");
    Visitor ben = company.person("ben");
    Company.told(ada.form(wallet + "/review", Map.of()));
    List<Line> first = lines();
    assertThat(first).allMatch(one -> one.chip.equals("waiting"));
    assertThat(first).anyMatch(one -> one.words.startsWith("amy Example approves"));
    assertThat(decide("otto", first.getFirst(), "confirmed", "").statusCode()).isEqualTo(403);
    confirm(first.subList(1, first.size()));
    assertThat(Company.refused(ben.form(wallet + "/review/end", Map.of())))
        .contains("1 right is not decided on yet");
    assertThat(company.person("otto").get(wallet + "/review").body())
        .contains(first.size() - 1 + " of " + first.size() + " rights are decided on.")
        .contains("Nothing yet from sid Example.");
    confirm(first.subList(0, 1));
    Company.told(ben.form(wallet + "/review/end", Map.of()));
    assertThat(findings()).doesNotContain("right-grew", "review-due");

    company.change("person-changed", Map.of("person", company.id("amy"), "role-auditor", "on"));
    company.invite("nina", "approver");
    bring("wallet,holder,right\ntreasury,mallory@example.com,reach-key\n");
    assertThat(grown())
        .hasSize(2)
        .anyMatch(one -> one.startsWith("nina Example got it since the last review: approves"))
        .anyMatch(one -> one.startsWith("mallory@example.com got it since the last review"));

    pass(Duration.ofDays(93));
    String told = Mailbox.text(mail.await("sid@example.com", DUE, 1).getFirst());
    assertThat(told)
        .contains(
            "The last review: "
                + clock.instant().minus(Duration.ofDays(93)).toString().substring(0, 10)
                + ".")
        .contains(server.address() + wallet + "/access\n");
    mail.await("ada@example.com", DUE, 1);
    mail.await("ben@example.com", DUE, 1);
    for (String other : List.of("rea", "abe", "amy", "otto", "nina")) {
      assertThat(mail.find(other + "@example.com", DUE)).as(other).isEmpty();
    }
    assertThat(findings()).contains("review-due");
    assertThat(state()).isEqualTo("missing");

    Company.told(company.person("sid").form(wallet + "/review", Map.of()));
    List<Line> second = lines();
    assertThat(second)
        .as("each is to be confirmed anew")
        .allMatch(one -> one.chip.equals("waiting"));
    assertThat(words(second))
        .anyMatch(one -> one.startsWith("nina Example approves"))
        .noneMatch(one -> one.startsWith("amy Example approves"))
        .containsAll(
            words(first).stream().filter(one -> !one.startsWith("amy Example approves")).toList());
    assertThat(company.person("sid").get(wallet + "/review").body())
        .contains("nina Example got it since the last review");
    Line nina = line(second, "nina Example approves");
    Line mallory = line(second, "mallory@example.com reaches its key");
    assertThat(decide("ada", mallory, "removed", "").body()).contains("Say in the comment why");
    Company.told(decide("ada", mallory, "removed", "Ben takes it away today"));
    confirm(second.stream().filter(one -> !one.equals(nina) && !one.equals(mallory)).toList());
    assertThat(state()).as("begun is not confirmed").isEqualTo("missing");

    // Nobody answers about Nina.
    pass(Duration.ofDays(6));
    pass(Duration.ofDays(2));
    String waits = Mailbox.text(mail.await("sid@example.com", WAITS, 1).getFirst());
    assertThat(waits)
        .contains("1 of " + second.size() + " rights are not decided on.")
        .contains("by sid Example.", "Nothing yet from sid Example.")
        .contains(server.address() + wallet + "/review\n");
    mail.await("ada@example.com", WAITS, 1);
    assertThat(mail.find("otto@example.com", WAITS)).isEmpty();

    Company.told(decide("sid", nina, "confirmed", ""));
    Company.told(company.person("sid").form(wallet + "/review/end", Map.of()));
    assertThat(findings()).doesNotContain("review-due");
    assertThat(state()).isEqualTo("met");
    assertThat(grown())
        .singleElement()
        .satisfies(one ->
            assertThat(one).startsWith("mallory@example.com was to lose it at the last review"));
    remove();
    assertThat(grown()).isEmpty();

    JournalFile journal = JournalFile.of(company.journal());
    journal.demandWhole();
    String subject = wallet.substring(1).replace("wallets", "wallet");
    assertThat(JournalFile.bodies(journal.of("wallet-review-begun", subject)))
        .extracting(one -> one.path("by").asString() + " " + one.path("rights").asInt())
        .containsExactly(person("ada") + " " + first.size(), person("sid") + " " + second.size());
    assertThat(journal.of("wallet-right-reviewed", subject)).hasSize(first.size() + second.size());
    assertThat(JournalFile.bodies(journal.of("wallet-right-reviewed", subject)))
        .filteredOn(one -> one.path("answer").asString().equals("removed"))
        .singleElement()
        .satisfies(one -> assertThat(one.path("right").asString()).contains("mallory"))
        .satisfies(one -> assertThat(one.path("by").asString()).isEqualTo(person("ada")))
        .satisfies(
            one -> assertThat(one.path("reason").asString()).isEqualTo("Ben takes it away today"));
    assertThat(JournalFile.bodies(journal.of("wallet-reviewed", subject)))
        .extracting(one -> one.path("confirmed").asInt() + " " + one.path("removed").asInt())
        .containsExactly(first.size() + " 0", second.size() - 1 + " 1");
    assertThat(JournalFile.bodies(journal.of("wallet-review-waits", subject)))
        .singleElement()
        .satisfies(one -> assertThat(one.path("open").asInt()).isEqualTo(1))
        .satisfies(one ->
            assertThat(one.path("answered").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(person("ada"), person("ben")));
  }

  /** A new wallet has a week; then it is told, and again after 30 days, and not in between. */
  @Test
  void isToldOnceInThirtyDaysAsLongAsNobodyBegins() throws IOException {
    pass(Duration.ofDays(6));
    pass(Duration.ofDays(2));
    String told = Mailbox.text(mail.await("sid@example.com", DUE, 1).getFirst());
    assertThat(told).contains("The last review: never.");
    pass(Duration.ofDays(29));
    pass(Duration.ofDays(2));
    mail.await("sid@example.com", DUE, 2);
    List<Instant> moments =
        JournalFile.of(company.journal())
            .of("wallet-review-due", wallet.substring(1).replace("wallets", "wallet"))
            .stream()
            .map(JournalEntry::at)
            .toList();
    assertThat(moments).hasSize(2);
    assertThat(moments.getFirst())
        .isAfter(clock.instant().minus(Duration.ofDays(33)).minusSeconds(60));
    assertThat(Duration.between(moments.get(0), moments.get(1))).isGreaterThan(Duration.ofDays(30));
  }

  /** So much time passes, and the server is started again, which looks at once what is due. */
  private void pass(Duration time) throws IOException {
    clock.move(time);
    server.again(connections());
    for (String name : List.of("ada", "ben", "sid", "otto")) {
      company.person(name).follow(clock);
      company.person(name).signIn();
    }
  }

  private List<Line> lines() {
    Matcher found = LINE.matcher(company.person("otto").get(wallet + "/review").body());
    List<Line> lines = new ArrayList<>();
    while (found.find()) {
      lines.add(
          new Line(
              Integer.parseInt(found.group(1)),
              found.group(2).replace("&#39;", "'"),
              found.group(3)));
    }
    assertThat(lines).isNotEmpty();
    return lines;
  }

  private static List<String> words(List<Line> lines) {
    return lines.stream().map(Line::words).toList();
  }

  private static Line line(List<Line> lines, String words) {
    return lines.stream().filter(one -> one.words.startsWith(words)).findFirst().orElseThrow();
  }

  private HttpResponse<String> decide(String who, Line line, String decision, String comment) {
    return company
        .person(who)
        .form(
            wallet + "/review/line",
            Map.of(
                "line", Integer.toString(line.number), "decision", decision, "comment", comment));
  }

  /** Ada confirms all but her own, which are Ben's to confirm. */
  private void confirm(List<Line> lines) {
    for (Line line : lines) {
      HttpResponse<String> answer = decide("ada", line, "confirmed", "");
      if (line.words.startsWith("Ada Example")) {
        assertThat(Company.refused(answer)).contains("This right is your own");
        Company.told(decide("ben", line, "confirmed", ""));
      } else {
        Company.told(answer);
      }
    }
  }

  private void bring(String list) {
    Map<String, String> form = new HashMap<>();
    form.put("kind", "rights");
    form.put("name", "vault");
    form.put("content", list);
    String at =
        Company.told(company.person("ada").form("/wallets/access/import", form))
            .path("location")
            .asString();
    Company.told(company.person("ada").form(at + "/take", Map.of()));
  }

  private void remove() {
    String path =
        Company.group(
            company.person("ada").get("/wallets/access").body(),
            "action=\"(/wallets/access/lists/[0-9a-f-]{36}/remove)\"");
    Company.told(company.person("ada").form(path, Map.of()));
  }

  private JsonNode access() {
    return Visitor.told(company.person("otto").get("/api/v1" + wallet + "/access"));
  }

  private List<String> findings() {
    return access()
        .path("findings")
        .valueStream()
        .map(one -> one.path("code").asString())
        .distinct()
        .toList();
  }

  /** What is said of rights that grew. */
  private List<String> grown() {
    return access()
        .path("findings")
        .valueStream()
        .filter(one -> one.path("code").asString().equals("right-grew"))
        .map(one -> one.path("sentence").asString())
        .toList();
  }

  /** What the posture says of reviews. */
  private String state() {
    return Visitor.told(company.person("otto").get("/api/v1/posture"))
        .path("answers")
        .valueStream()
        .filter(one -> one.path("question").asString().equals("reviewed"))
        .findFirst()
        .orElseThrow()
        .path("state")
        .asString();
  }

  private String person(String name) {
    return "person/" + company.id(name);
  }

  private Connections connections() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), mail.password() + "\n");
    return Connections.of(
        new Connections.Said(
            mail.url(), password, "Countersign <countersign@example.com>", null, null));
  }
}
