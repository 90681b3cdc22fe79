package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.server.Connections;
import dev.countersign.server.visit.OktaLog;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * From what an identity provider records to one more approval, and from a finding to transfers that
 * stand still until security lets them go on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final String POLICY =
      Policy.TWO_APPROVERS
          + """
            - name: one more pair of eyes for a session that may not be its owner's
              when: { action: transfer, destination: known }
              if: session.risk >= 40
              then: allow
              approvals: { approvers: 3 }
          """;

  private static final String SETTINGS =
      """
      access: 1
      responses:
        - { from: critical, do: [hold-transfers, end-sessions, fresh-passkey, approve-again], act: true }
        - { from: high, do: [hold-transfers], act: false }
      """;

  private Company company;
  private SoftMachine feed;

  @BeforeAll
  void found(@TempDir Path folder) throws Exception {
    Path settings = Files.writeString(folder.resolve("access.yaml"), SETTINGS);
    company =
        Company.found(
            folder.resolve("data"), Clock.systemUTC(), Connections.NONE.withAccess(settings));
    company.complete(SafeRelease.V1_4_1, POLICY);
    company.invite("dan", "requester");
    company.invite("eli", "requester");
    company.invite("ann", "approver");
    company.invite("gus", "approver");
    company.invite("sue", "security");
    feed = new SoftMachine(company.address(), "okta-feed");
    company.change("machine-added", feed.form(company.id("ada"), "events"));
  }

  @AfterAll
  void stop() {
    company.close();
  }

  private void happens(String record) {
    HttpResponse<String> answer = feed.events("okta", record);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static final Pattern FINDING = Pattern.compile("href=\"(/access/[0-9a-f-]{36})\"");

  /** Where the newest finding about somebody stands, once there is one. */
  private String finding(String name) {
    Company.eventually("something is found about " + name, () -> found(name).find());
    Matcher found = found(name);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private Matcher found(String name) {
    return FINDING.matcher(company.person("sid").get("/access?q=" + name + "@").body());
  }

  @Test
  void aSessionsRiskDemandsOneMoreApprovalOnThePageAndInTheApi() {
    String before = company.pay("dan", Company.SUPPLIER, "0.5");
    assertThat(company.page(before)).contains("Still missing: 2 of approvers");
    happens(OktaLog.reported("dan@example.com", Instant.now()));
    finding("dan");
    company.newTreasury("vault-of-dan");
    String payment = company.ask("dan", company.intent("vault-of-dan", Company.SUPPLIER, "1.5"));
    assertThat(company.page(payment)).contains("Still missing: 3 of approvers");
    assertThat(
            company
                .person("otto")
                .get("/api/v1/intents/" + payment.replace("/transfers/", ""))
                .body())
        .contains("one more pair of eyes for a session");
    Company.told(company.approve("abe", payment));
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    Company.told(company.approve("ann", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
    assertThat(company.person("dan").get("/me").body())
        .contains("risk-number\">60<", "counts for 60 now");
    // What was rehearsed held nobody up.
    assertThat(company.journal()).contains("response-rehearsed");

    String path = finding("dan");
    Visitor sid = company.person("sid");
    assertThat(sid.form(path + "/settle", Map.of("was", "theirs", "reason", "")).body())
        .contains("is missing");
    Company.told(sid.form(path + "/settle", Map.of("was", "theirs", "reason", "I called him")));
    assertThat(company.person("dan").get("/me").body()).contains("it was them: I called him");
    String after = company.pay("dan", Company.SUPPLIER, "0.75");
    assertThat(company.page(after)).contains("Still missing: 2 of approvers");
  }

  @Test
  void whatHasThePatternOfATheftHoldsItsPersonUntilSecurityLetsThemGoOn() {
    company.newTreasury("vault-of-eli");
    String asked = company.ask("eli", company.intent("vault-of-eli", Company.SUPPLIER, "0.25"));
    happens(OktaLog.reused("eli@example.com", Instant.now()));
    finding("eli");
    Company.eventually("it is held", () -> company.page(asked).contains("person-held"));
    Visitor eli = company.person("eli");
    assertThat(eli.get("/me").statusCode()).as("the session ended").isEqualTo(401);
    Company.told(company.approve("abe", asked));
    Company.told(company.approve("amy", asked));
    Company.told(company.approve("ann", asked));
    assertThat(company.state(asked)).isEqualTo("waiting");
    assertThat(company.page(asked)).contains("The transfers of eli Example stand still");

    String person = "/people/" + company.id("eli");
    assertThat(company.person("sid").get(person).body()).contains("Let their transfers go on");
    assertThat(company.person("abe").form(person + "/release", Map.of("reason", "no")).statusCode())
        .isEqualTo(403);
    assertThat(company.person("sid").form(person + "/release", Map.of("reason", " ")).body())
        .contains("Say in a sentence");
    Company.told(company.person("sid").form(person + "/release", Map.of("reason", "I met them")));
    company.await(asked, "countersigned");
    assertThat(company.journal()).contains("hold-released", "response-taken");
  }

  @Test
  void anApproverWhoseAccountWasTakenHoldsWhatTheyApproved() {
    String asked = company.pay("rea", Company.SUPPLIER, "0.3");
    company.person("amy").signIn();
    Company.told(company.approve("amy", asked));
    happens(OktaLog.reported("amy@example.com", Instant.now()));
    String path = finding("amy");
    assertThat(company.page(asked)).doesNotContain("person-held");
    Visitor sid = company.person("sid");
    Company.told(
        sid.form(path + "/settle", Map.of("was", "not-theirs", "reason", "She was asleep")));
    assertThat(company.page(asked)).contains("person-held");
    assertThat(company.person("amy").get("/me").statusCode()).isEqualTo(401);
    company.person("amy").signIn();
    assertThat(company.person("amy").get("/me").body())
        .contains("risk-number\">90<", "it was somebody else");
    Company.told(
        sid.form("/people/" + company.id("amy") + "/release", Map.of("reason", "New laptop")));
    assertThat(company.page(asked)).doesNotContain("person-held");
  }

  @Test
  void whatWasApprovedWhileASessionWasSuspectWaitsForAnotherApproval() {
    company.newTreasury("vault-of-gus");
    company.newTreasury("vault-before");
    String asked = company.ask("rea", company.intent("vault-of-gus", Company.SUPPLIER, "0.35"));
    String before = company.ask("rea", company.intent("vault-before", Company.SUPPLIER, "0.36"));
    company.person("gus").signIn();
    Company.told(company.approve("gus", before));
    Instant began = Instant.now();
    Company.told(company.approve("gus", asked));
    assertThat(company.page(asked)).contains("1 more of approvers (has gus Example)");
    assertThat(company.page(before)).contains("1 more of approvers (has gus Example)");
    happens(OktaLog.reused("gus@example.com", began));
    String finding = finding("gus");
    Company.eventually(
        "the approval counts no more",
        () -> company.page(asked).contains("Still missing: 2 of approvers"));
    assertThat(company.page(before))
        .as("what was approved before it began")
        .contains("1 more of approvers (has gus Example)");
    assertThat(company.person("sid").get(finding).body())
        .contains("1 transfer waits for another approval than gus Example’s");
    assertThat(
            company
                .person("otto")
                .get("/api/v1/intents/" + asked.replace("/transfers/", ""))
                .body()
                .replaceAll("\\s", ""))
        .contains("\"counts\":false");
    Company.told(
        company
            .person("sid")
            .form("/people/" + company.id("gus") + "/release", Map.of("reason", "I met him")));
    Company.told(company.approve("abe", asked));
    assertThat(company.state(asked))
        .as("let go on, the suspect approval counts no more all the same")
        .isEqualTo("waiting");
    company.person("gus").signIn();
    Company.told(company.approve("gus", asked));
    company.await(asked, "countersigned");
  }

  @Test
  void aCopiedSessionIsOnThePageOfFindingsAndInItsPersonsRisk() {
    Visitor otto = company.person("otto");
    otto.signIn();
    otto.exchange(otto.request("/"));
    otto.thief().form("/checks", Map.of());
    String path = finding("otto");
    assertThat(company.person("sid").get(path).body()).contains("session-copied");
    otto.signIn();
    assertThat(otto.get("/me").body()).contains("risk-number\">90<", "session-copied");
    assertThat(otto.form(path + "/settle", Map.of("was", "theirs", "reason", "me")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void nobodySettlesAFindingAboutThemselvesOrLetsTheirOwnTransfersGoOn() {
    happens(OktaLog.reported("sue@example.com", Instant.now()));
    String path = finding("sue");
    Visitor sue = company.person("sue");
    assertThat(sue.form(path + "/settle", Map.of("was", "theirs", "reason", "me")).body())
        .contains("Nobody settles a finding about themselves");
    assertThat(sue.form(path + "/lower", Map.of("most", "0", "reason", "me")).body())
        .contains("Nobody settles a finding about themselves");
    assertThat(sue.form("/people/" + company.id("sue") + "/release", Map.of("reason", "me")).body())
        .contains("Nobody lets their own transfers go on");
    Company.told(
        company.person("sid").form(path + "/lower", Map.of("most", "10", "reason", "a drill")));
    assertThat(sue.get("/me").body()).contains("risk-number\">10<", "a drill");
  }
}
