package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Reporting something, the queue, and what is told of it. */
class ReportTest {
  private static final String LURE =
      "we hire blockchain engineers, the salary is 400,000. Please download the test project,"
          + " run npm install and npm start on your work laptop, and tell us what is broken.";

  @TempDir private Path folder;
  private Server server;
  private Visitor ada;
  private Visitor ben;

  @BeforeEach
  void start() {
    server = Running.on(folder.resolve("data"));
    ada = People.founder(server);
    ben = People.administrator(server, ada);
    roles(ada, "ada@example.com", "administrator", "security");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersAtOnceAndKeepsWhatWasReported() {
    String report = paste(ben, "Dear candidate, " + LURE);
    String page = ben.get(report).body();
    assertThat(page)
        .contains("class=\"banner deny\"", "Dangerous", "What to do", "Security has it now")
        .doesNotContain("hand it to security");
    assertThat(ben.get("/reports").body()).contains(report);
    String journal = journal();
    assertThat(journal).contains("report-received", "report-answered", "campaign-opened");
    assertThat(journal).doesNotContain("Dear candidate");
  }

  @Test
  void showsMarkupAndSteeringCharactersAsText() {
    String name = "bill\u202Efdp.exe<img src=x onerror=alert(1)>.eml";
    String report = upload(ben, name, "<script>alert(1)</script>\u0000");
    String page = ben.get(report).body();
    assertThat(page)
        .contains("bill\\u{202E}fdp.exe&lt;img src=x onerror=alert(1)&gt;.eml")
        .doesNotContain("<img", "<script>alert", "\u202E");
  }

  @Test
  void refusesNothingAndTakesAFileOfAnySize() {
    HttpResponse<String> empty = ben.form("/reports", Map.of("text", "  \n "));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("There is nothing in it");
    byte[] large = new byte[40 << 20];
    HttpResponse<String> answer =
        ben.post(
            "/reports/file?name=large.bin",
            BodyPublishers.ofByteArray(large),
            "Accept",
            "application/json");
    String page = ben.get(Visitor.told(answer).path("location").asString()).body();
    assertThat(page)
        .contains("41,943,040 bytes", "of which the head is kept")
        .contains("only the first 33,554,432 were kept and read")
        .doesNotContain("banner allow");
  }

  @Test
  void showsTheTextToWhoeverReportedItAndSecurityAlone() {
    Visitor cy = comeIn("cy@example.com", "requester");
    String report = paste(cy, "Between us, <b>" + LURE);
    String mark = "<mark title=\"[^\"]+\">([^<]*npm install[^<]*)</mark>";
    assertThat(People.group(cy.get(report).body(), mark)).contains("npm install");
    assertThat(cy.get(report).body()).contains("&lt;b&gt;").doesNotContain("<b>");
    assertThat(People.group(ada.get(campaign()).body(), mark)).contains("npm install");
    assertThat(ben.get(report).body())
        .as("an administrator sees what was found, and not the message")
        .contains("class=\"banner deny\"")
        .doesNotContain("<mark", "data-part=\"text\"");
    assertThat(ben.get(campaign()).body()).doesNotContain("<mark", "data-part=\"text\"");
    assertThat(upload(cy, "a.bin", "MZ\0\0"))
        .satisfies(other -> assertThat(cy.get(other).body()).doesNotContain("data-part=\"text\""));
  }

  @Test
  void findsInTheQueueBySenderIndicatorReporterAndNumber() {
    Visitor cy = comeIn("cy@example.com", "requester");
    upload(
        cy,
        "offer.eml",
        "From: Eve <eve@talent-office.example>\nSubject: An offer\n\nSee"
            + " https://talent-office.example/test and "
            + LURE);
    paste(
        ben,
        "Lunch at noon, in\nthe garden at http://garden.example/a\nas always, or elsewhere if it rains");
    String all = ada.get("/lures").body();
    assertThat(all)
        .contains("An offer", "“Lunch at noon, in the garden at (link) as always, or …”")
        .contains("Waiting <span class=\"many\">2<");
    assertThat(all).contains("id=\"waits-lures\" title=\"2 waiting for you\"");
    assertThat(ben.get("/lures").body())
        .as("not of security")
        .contains("0 waiting for you\" hidden");
    for (String words :
        new String[] {
          "talent-office",
          "eve[@]talent-office[.]example",
          "Cy Ex",
          "an OFFER",
          "hxxps://talent-office[.]example/test",
          "offer.eml"
        }) {
      assertThat(queue("&q=" + words)).as(words).contains("An offer").doesNotContain("Lunch");
    }
    assertThat(queue("&outcome=deny")).contains("An offer").doesNotContain("Lunch");
    assertThat(queue("&outcome=allow")).contains("Lunch").doesNotContain("An offer");
    for (String words : new String[] {"100%", "_", "no such words", "'"}) {
      assertThat(queue("&q=" + words)).as(words).contains("Nothing of that kind is here");
    }
    String number = People.group(queue("&q=Lunch"), "#([0-9]+)<");
    assertThat(queue("&q=%23" + number)).contains("Lunch").doesNotContain("An offer");
    String first = campaign();
    assertThat(ada.get(first).body()).contains("1 of 2 that wait", "rel=\"next\"");
    dispose(first, "lure", "");
    assertThat(ada.get(first).body())
        .contains("One other waits", "rel=\"next\"", "Was that wrong?");
    assertThat(queue("&show=lure")).contains("An offer", "Lures <span class=\"many\">1<");
  }

  private String queue(String asked) {
    String q =
        asked.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20").replace("100%", "100%25");
    return ada.get("/lures?x=1" + q).body();
  }

  @Test
  void isSeenByWhoeverReportedItAndWhoeverOverseesAlone() {
    Visitor cy = comeIn("cy@example.com", "requester");
    Visitor dee = comeIn("dee@example.com", "requester");
    String report = paste(cy, "A strange offer");
    assertThat(dee.get(report).statusCode()).isEqualTo(404);
    assertThat(dee.form(report + "/met", Map.of("level", "ran")).statusCode()).isEqualTo(404);
    assertThat(dee.get("/lures").statusCode()).isEqualTo(403);
    assertThat(ada.get(report).statusCode()).isEqualTo(200);
    assertThat(ada.form(report + "/met", Map.of("level", "ran")).statusCode()).isEqualTo(404);
  }

  @Test
  void tellsTheReporterHowItEndedAndRaisesTheRiskOfAConfirmedLure() {
    Visitor cy = comeIn("cy@example.com", "requester");
    String report = paste(cy, "Run this test and you have the job");
    assertThat(cy.get("/me").body()).contains("Nothing is known that would put you at risk");
    Visitor.told(cy.form(report + "/met", Map.of("level", "opened")));
    assertThat(cy.get(report).body()).contains("You said that you opened it.");
    assertThat(cy.get("/me").body())
        .as("nobody confirmed it, and the reading does not call it dangerous")
        .contains("Nothing is known");

    String campaign = campaign();
    dispose(campaign, "lure", "It is the one of last week");
    assertThat(cy.get(report).body())
        .contains("Security confirmed it: this is an attack.", "It is the one of last week");
    assertThat(cy.get("/me").body()).contains("risk-number\">50<", "You opened it:");
    Visitor.told(cy.form(report + "/met", Map.of("level", "ran")));
    assertThat(cy.get("/me").body()).contains("risk-number\">90<", "You ran it:");

    String me = cy.get("/me").body();
    String dispute = People.group(me, "action=\"(/me/risk/[0-9a-f-]+/dispute)\"");
    Visitor.told(cy.form(dispute, Map.of("words", "It was a test machine")));
    assertThat(ada.get(campaign).body()).contains("They ask you to look at it", "test machine");
    String person = People.group(ada.get(campaign).body(), "name=\"person\" value=\"([^\"]+)\"");
    HttpResponse<String> without =
        ada.form(campaign + "/lower", Map.of("person", person, "most", "10", "reason", " "));
    assertThat(without.statusCode()).isEqualTo(422);
    Visitor.told(
        ada.form(
            campaign + "/lower",
            Map.of("person", person, "most", "10", "reason", "It was a test machine")));
    assertThat(cy.get("/me").body()).contains("risk-number\">10<", "Security lowered it");

    dispose(campaign, "harmless", "");
    assertThat(cy.get("/me").body()).contains("Nothing is known");
    assertThat(journal())
        .contains("lure-met", "risk-disputed", "risk-lowered", "campaign-disposed");
  }

  @Test
  void joinsTheSameAndLetsSecurityTakeApartAndJoin() {
    Visitor cy = comeIn("cy@example.com", "requester");
    paste(ben, "The same words");
    paste(cy, "The same words");
    String both = campaign();
    assertThat(ada.get(both).body()).contains("2 reports", "Ben Example", "Cy Example");
    String report = People.group(ada.get(both).body(), "name=\"report\" value=\"([^\"]+)\"");
    String other =
        Visitor.told(ada.form(both + "/split", Map.of("report", report)))
            .path("location")
            .asString();
    assertThat(other).isNotEqualTo(both);
    assertThat(ada.get(both).body()).contains("The report<").contains("Cy Example");
    String number = People.group(ada.get(both).body(), "<span class=\"dim\">#([0-9]+)<");
    Visitor.told(ada.form(other + "/join", Map.of("other", "#" + number)));
    assertThat(ada.get(both).body()).contains("2 reports");
    assertThat(ada.get(other).statusCode()).isEqualTo(303);
    assertThat(ada.form(both + "/join", Map.of("other", number)).statusCode()).isEqualTo(422);
    assertThat(ada.form(both + "/join", Map.of("other", "12345")).statusCode()).isEqualTo(422);
  }

  @Test
  void keepsTheDirectoryAndWritesChangesDown() {
    HttpResponse<String> without =
        ada.form("/contacts", Map.of("name", "Exchange", "kind", "counterparty", "channels", ""));
    assertThat(without.statusCode()).isEqualTo(422);
    Visitor.told(
        ada.form(
            "/contacts",
            Map.of(
                "name", "Exchange",
                "kind", "counterparty",
                "domains", "exchange.example",
                "channels", "phone +41 44 000 00 00, from the contract")));
    assertThat(ben.get("/contacts").body()).contains("phone +41 44 000 00 00");
    assertThat(ben.form("/contacts", Map.of()).statusCode()).isEqualTo(403);
    Visitor.told(ada.form("/contacts/us", Map.of("name", "Example AG", "domains", "example.com")));
    assertThat(
            ada.form("/contacts/us", Map.of("name", "Example AG", "domains", "nonsense"))
                .statusCode())
        .isEqualTo(422);
    assertThat(journal()).contains("contact-changed", "company-described");
  }

  @Test
  void programsReportWithTheirScope() {
    SoftMachine machine = new SoftMachine(server.address(), "mail-filter");
    String change =
        Visitor.told(
                ada.deed(
                    "/changes/propose/machine-added",
                    machine.form(person("ada@example.com"), "report")))
            .path("location")
            .asString();
    Visitor.told(ben.deed(change + "/agree", Map.of()));
    HttpResponse<String> answer =
        machine.send("POST", "/api/v1/reports?name=offer.eml", "Subject: an offer\n\n" + LURE);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode said = Json.parse(answer.body(), "The answer");
    assertThat(said.path("name").asString()).isEqualTo("offer.eml");
    assertThat(said.path("answer").path("outcome").asString()).isEqualTo("deny");
    String at = "/api/v1/reports/" + said.path("id").asString();
    assertThat(machine.send("GET", at, null).statusCode()).isEqualTo(200);
    assertThat(ben.get(at, "Accept", "application/json").statusCode()).isEqualTo(200);
    assertThat(machine.send("GET", "/api/v1/reports", null).statusCode()).isEqualTo(403);
    assertThat(ada.get("/api/v1/reports", "Accept", "application/json").body())
        .contains("offer.eml");
  }

  private void dispose(String campaign, String disposition, String words) {
    Visitor.told(
        ada.form(campaign + "/dispose", Map.of("disposition", disposition, "words", words)));
  }

  /** The campaign at the head of the queue. */
  private String campaign() {
    return People.group(ada.get("/lures").body(), "href=\"(/lures/[0-9a-f-]{36})\"");
  }

  private static String paste(Visitor who, String text) {
    return Visitor.told(who.form("/reports", Map.of("text", text))).path("location").asString();
  }

  private static String upload(Visitor who, String name, String content) {
    String path = "/reports/file?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    HttpResponse<String> answer = who.post(path, content, "Accept", "application/json");
    return Visitor.told(answer).path("location").asString();
  }

  private String journal() {
    return ada.get("/journal/export").body();
  }

  private String person(String email) {
    return People.group(
        ada.get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">" + Pattern.quote(email));
  }

  private void roles(Visitor who, String email, String... roles) {
    Map<String, String> form = new HashMap<>(Map.of("person", person(email)));
    for (String role : roles) {
      form.put("role-" + role, "on");
    }
    String change =
        Visitor.told(who.deed("/changes/propose/person-changed", form)).path("location").asString();
    Visitor.told(ben.deed(change + "/agree", Map.of()));
  }

  private Visitor comeIn(String email, String role) {
    String change = People.invite(ada, email, role);
    Visitor.told(ben.deed("/changes/" + change + "/agree", Map.of()));
    String person = person(email);
    Visitor who = new Visitor(server.address());
    who.enrol(
        URI.create(
            Visitor.told(ben.form("/people/" + person + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = People.group(who.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(ada.deed("/people/" + person + "/vouch", Map.of("code", code)));
    return who;
  }
}
