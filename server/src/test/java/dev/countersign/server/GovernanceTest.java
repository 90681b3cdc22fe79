package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.visit.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One installation from its founding on: who may change what, and who may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GovernanceTest {
  private Server server;
  private Visitor ada;
  private Visitor ben;
  private Visitor cy;

  @BeforeAll
  void found(@TempDir Path folder) {
    server = Running.on(folder);
    ada = Visitor.founder(server.address(), Objects.requireNonNull(server.enrolmentLink()));
    ben = new Visitor(server.address());
    cy = new Visitor(server.address());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void theFounderAloneLetsInASecondAdministratorAndNobodyElse() {
    assertThat(state(propose(ada, "Cy Example", "cy@example.com", "approver")))
        .isEqualTo("proposed");
    assertThat(state(propose(ada, "Ben Example", "ben@example.com", "administrator")))
        .isEqualTo("applied");
    assertThat(state(propose(ada, "Mal Example", "mal@example.com", "administrator")))
        .isEqualTo("proposed");
  }

  @Test
  @Order(2)
  void aNewcomerMayDoNothingUntilSomebodyVouches() {
    String person = person("ben@example.com");
    ben.enrol(link(ada, person));
    assertThat(ben.get("/people").statusCode()).isEqualTo(403);
    assertThat(ben.get("/me").statusCode()).isEqualTo(200);
    String code = code(ben);
    HttpResponse<String> wrong =
        ada.deed("/people/" + person + "/vouch", Map.of("code", "0000-0000"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("somebody else came in");
    Visitor.told(ada.deed("/people/" + person + "/vouch", Map.of("code", code)));
    assertThat(ben.get("/people").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(3)
  void whoeverMadeTheLinkCannotVouchAsWell() {
    String change = change("cy@example.com");
    Visitor.told(ben.deed("/changes/" + change + "/agree", Map.of()));
    String person = person("cy@example.com");
    cy.enrol(link(ada, person));
    HttpResponse<String> own = ada.deed("/people/" + person + "/vouch", Map.of("code", code(cy)));
    assertThat(own.statusCode()).isEqualTo(422);
    assertThat(own.body()).contains("made the link cannot vouch");
    Visitor.told(ben.deed("/people/" + person + "/vouch", Map.of("code", code(cy))));
    assertThat(cy.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(4)
  void nobodyAgreesToTheirOwnProposalNorInTheProposersBrowser() {
    String change = propose(ada, "Dee Example", "dee@example.com", "requester");
    HttpResponse<String> own = ada.deed("/changes/" + change + "/agree", Map.of());
    assertThat(own.statusCode()).isEqualTo(422);
    assertThat(own.body()).contains("Whoever proposed a change cannot agree");
    HttpResponse<String> approver = cy.deed("/changes/" + change + "/agree", Map.of());
    assertThat(approver.statusCode()).isEqualTo(422);
    assertThat(approver.body()).contains("none of these groups");
    // The same browser with another person's passkey is still one pair of hands.
    Visitor benAtAdas = ben.at(server.address(), ada.key());
    benAtAdas.signIn();
    HttpResponse<String> sameHands = benAtAdas.deed("/changes/" + change + "/agree", Map.of());
    assertThat(sameHands.statusCode()).isEqualTo(422);
    assertThat(sameHands.body()).contains("This browser has spoken");
    assertThat(state(change)).isEqualTo("proposed");
  }

  @Test
  @Order(5)
  void anAgreementIsWorthNothingForAnotherChange() {
    String one = change("dee@example.com");
    String other = propose(ada, "Eve Example", "eve@example.com", "requester");
    HttpResponse<String> begun = ben.form("/changes/" + one + "/agree/deed", Map.of());
    HttpResponse<String> replayed =
        ben.finish("/changes/" + other + "/agree", Json.parse(begun.body(), "It"));
    assertThat(replayed.statusCode()).isEqualTo(422);
    assertThat(replayed.body()).contains("another change");
    assertThat(state(other)).isEqualTo("proposed");
    // Nor is it good twice, or for somebody else.
    JsonNode again = Json.parse(ben.form("/changes/" + one + "/agree/deed", Map.of()).body(), "It");
    HttpResponse<String> others = cy.finish("/changes/" + one + "/agree", again);
    assertThat(others.statusCode()).isEqualTo(409);
    Visitor.told(ben.finish("/changes/" + one + "/agree", again));
    assertThat(ben.finish("/changes/" + one + "/agree", again).statusCode()).isEqualTo(409);
    assertThat(state(one)).isEqualTo("applied");
  }

  @Test
  @Order(6)
  void anAgreementWithoutFaceFingerOrPinIsRefused() {
    String change = change("eve@example.com");
    ben.passkey().skipUserVerification(true);
    HttpResponse<String> unverified = ben.deed("/changes/" + change + "/agree", Map.of());
    ben.passkey().skipUserVerification(false);
    assertThat(unverified.statusCode()).isEqualTo(409);
    assertThat(state(change)).isEqualTo("proposed");
  }

  @Test
  @Order(7)
  void twoAdministratorsStay() {
    String person = person("ben@example.com");
    HttpResponse<String> fewer =
        ada.deed(
            "/changes/propose/person-changed", Map.of("person", person, "role-approver", "on"));
    assertThat(fewer.statusCode()).isEqualTo(422);
    assertThat(fewer.body()).contains("fewer than two administrators");
  }

  @Test
  @Order(8)
  void onceSettledAChangeCoolsOffAndCanStillBeRefused() {
    String settle = told(ada.deed("/changes/propose/installation-settled", Map.of()));
    Visitor.told(ben.deed("/changes/" + settle + "/agree", Map.of()));
    assertThat(state(settle)).isEqualTo("applied");
    String change = change("eve@example.com");
    Visitor.told(ben.deed("/changes/" + change + "/agree", Map.of()));
    assertThat(state(change)).isEqualTo("cooling");
    Visitor.told(ada.form("/changes/" + change + "/refuse", Map.of("reason", "not yet")));
    assertThat(state(change)).isEqualTo("withdrawn");
    assertThat(ada.get("/people").body()).doesNotContain("eve@example.com");
  }

  @Test
  @Order(9)
  void whoIsShutOutIsOutAtOnce() {
    String person = person("cy@example.com");
    assertThat(cy.get("/me").statusCode()).isEqualTo(200);
    Visitor.told(ben.form("/people/" + person + "/shut-out", Map.of("reason", "left")));
    assertThat(cy.get("/me").statusCode()).isNotEqualTo(200);
    assertThat(ada.get("/people/" + person).body()).contains("shut out");
  }

  @Test
  @Order(10)
  void everyStepStandsInTheJournalWithItsSignature() {
    String journal = ada.get("/journal/export").body();
    assertThat(journal)
        .contains("installation-founded", "change-proposed", "change-agreed", "change-applied")
        .contains("person-vouched", "person-shut-out", "clientDataJSON", "session-began");
  }

  private String propose(Visitor who, String name, String email, String role) {
    Map<String, String> form = new HashMap<>(Map.of("name", name, "email", email));
    form.put("role-" + role, "on");
    return told(who.deed("/changes/propose/person-invited", form));
  }

  /** The id of the change to which the answer leads. */
  private static String told(HttpResponse<String> answer) {
    return Visitor.told(answer).path("location").asString().replace("/changes/", "");
  }

  private String state(String change) {
    return group(ada.get("/changes/" + change).body(), "<span class=\"chip [a-z]+\">([a-z]+)<");
  }

  private String person(String email) {
    return group(
        ada.get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">" + Pattern.quote(email));
  }

  private String change(String email) {
    return group(
        ada.get("/changes").body().replaceAll("\\s+", " "),
        "/changes/([0-9a-f-]{36})\"> <span class=\"chip [a-z]+\">[a-z]+</span> "
            + "<span class=\"answer-summary\">[^(]*\\("
            + Pattern.quote(email));
  }

  private URI link(Visitor who, String person) {
    return URI.create(
        Visitor.told(who.form("/people/" + person + "/link", Map.of())).path("shown").asString());
  }

  private static String code(Visitor newcomer) {
    return group(newcomer.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
  }

  private static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + page);
    }
    return matcher.group(1);
  }
}
