package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.visit.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The server's clock is moved, above all back: nothing that was over begins again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockMovedBackTest {
  private static final String POLICY =
      """
      policy: 1
      name: Approvals that last an hour, and a limit
      approvals-last: 1h
      groups: [requesters, approvers, security, administrators]
      governance:
        default: { approvals: { administrators: 1 }, cooling-off: 24h }
      rules:
        - name: small payments
          when: { action: transfer, destination: known, amount: { at-most: 5 ETH }, asset: ETH }
          then: allow
        - name: larger payments
          when: { action: transfer, destination: known, amount: { over: 5 ETH }, asset: ETH }
          then: allow
          approvals: { approvers: 2 }
        - name: no more than this a day
          when: { action: transfer, asset: ETH, total: { over: 8 ETH, within: 24h } }
          then: deny
      """;

  private final MovableClock clock = new MovableClock();
  private Company company;
  private int wallets;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = Company.found(folder, clock);
    company.complete(SafeRelease.V1_4_1, POLICY);
  }

  @AfterAll
  void stop() {
    company.close();
  }

  /** Each begins a day and more after the one before, with nothing left in the window. */
  @BeforeEach
  void anotherDay() {
    clock.move(Duration.ofDays(30));
    comeIn();
  }

  @Test
  void aLimitRemembersWhatWasCountersignedLater() {
    assertThat(company.state(pay("5"))).isEqualTo("countersigned");
    clock.move(Duration.ofDays(-20));
    comeIn();
    String second = pay("5");
    assertThat(company.state(second)).isEqualTo("waiting");
    assertThat(company.page(second)).contains("no more than this a day");
    assertThat(company.state(pay("3"))).isEqualTo("countersigned");
    assertThat(company.state(pay("1"))).isEqualTo("waiting");
    // It is time that frees the limit, and nothing else.
    clock.move(Duration.ofDays(20).plusHours(25));
    comeIn();
    company.await(second, "countersigned");
  }

  @Test
  void whatExpiredStaysExpired() {
    String payment = ask("6", "1");
    clock.move(Duration.ofMinutes(61));
    comeIn();
    company.await(payment, "expired");
    clock.move(Duration.ofMinutes(-61));
    comeIn();
    HttpResponse<String> approval =
        company
            .person("abe")
            .form(payment + "/approve/deed", Map.of("digest", company.digest(payment)));
    assertThat(Company.refused(approval)).contains("not waiting any more");
    assertThat(company.state(payment)).isEqualTo("expired");
  }

  @Test
  void anIntentThatWasFiledLaterThanNowIsNoOlderForIt() {
    assertThat(company.state(pay("1"))).isEqualTo("countersigned");
    clock.move(Duration.ofHours(-3));
    comeIn();
    // An hour from now would be two hours ago for everything that was recorded.
    String payment = ask("6", "1");
    Company.told(company.approve("abe", payment));
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void anApprovalThatWasOverStaysOver() {
    String payment = ask("6", "48");
    Company.told(company.person("sid").form(payment + "/wait", Map.of()));
    Company.told(company.approve("abe", payment));
    Company.told(company.approve("amy", payment));
    String question =
        Company.group(
            company.person("rea").get(payment).body(), "/questions/([0-9a-f-]{36})/answer");
    clock.move(Duration.ofMinutes(90));
    comeIn();
    Company.told(
        company
            .person("rea")
            .form(payment + "/questions/" + question + "/answer", Map.of("answer", "Rent")));
    Company.told(
        company.person("sid").deed(payment + "/questions/" + question + "/settle", Map.of()));
    assertThat(company.page(payment)).contains("Still missing: 2 of approvers");
    clock.move(Duration.ofMinutes(-80));
    comeIn();
    assertThat(company.page(payment)).contains("Still missing: 2 of approvers");
    // Asked again by the server itself, too.
    Company.told(company.approve("abe", payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void aProofFromTheFutureOrThePastIsRefused() {
    Visitor rea = company.person("rea");
    for (Duration apart : List.of(Duration.ofMinutes(2), Duration.ofMinutes(-2))) {
      HttpResponse<String> answer = sealed(rea, clock.instant().plus(apart));
      assertThat(answer.statusCode()).as(apart.toString()).isEqualTo(401);
      assertThat(answer.body()).contains("not made just now");
    }
    assertThat(sealed(rea, clock.instant()).statusCode()).isEqualTo(204);
  }

  @Test
  void aProofThatWasUsedIsNotGoodAgainWhenItsTimeComesBack() {
    Visitor rea = company.person("rea");
    String proof = rea.proof("POST", "/session/seal");
    assertThat(sealed(rea, proof).statusCode()).isEqualTo(204);
    clock.move(Duration.ofMinutes(5));
    assertThat(sealed(rea, proof).body()).contains("not made just now");
    clock.move(Duration.ofMinutes(-5));
    HttpResponse<String> again = sealed(rea, proof);
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.body()).contains("used before");
  }

  @Test
  void aSessionThatWasOverStaysOver() {
    Visitor rea = company.person("rea");
    Visitor old = rea.at(company.server().address());
    old.follow(clock);
    clock.move(Duration.ofMinutes(31));
    assertThat(old.get("/").statusCode()).isEqualTo(401);
    clock.move(Duration.ofMinutes(-31));
    assertThat(old.get("/").statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionOfALaterTimeIsOver() {
    Visitor rea = company.person("rea");
    assertThat(sealed(rea, clock.instant()).statusCode()).isEqualTo(204);
    clock.move(Duration.ofHours(-2));
    assertThat(rea.get("/").statusCode()).isEqualTo(401);
  }

  @Test
  void theJournalsTimeDoesNotGoBack() {
    clock.move(Duration.ofDays(-10));
    comeIn();
    pay("1");
    JournalFile.of(company.journal()).demandWhole();
  }

  private void comeIn() {
    for (String name : List.of("rea", "abe", "amy", "sid", "otto", "ada", "ben")) {
      Visitor person = company.person(name);
      person.follow(clock);
      person.signIn();
    }
  }

  private static HttpResponse<String> sealed(Visitor who, Instant at) {
    return sealed(
        who,
        who.key()
            .proof(
                who.request("/").build().uri().toString().replaceAll("/$", ""),
                "POST",
                "/session/seal",
                at,
                UUID.randomUUID().toString(),
                null));
  }

  private static HttpResponse<String> sealed(Visitor who, String proof) {
    return who.exchange(
        who.request("/session/seal")
            .header("DPoP", proof)
            .header("Accept", "application/json")
            .POST(BodyPublishers.noBody()));
  }

  /** Out of a Safe of its own, so that no nonce waits for another. */
  private String pay(String amount) {
    return ask(amount, "48");
  }

  private String ask(String amount, String hours) {
    wallets++;
    company.newTreasury("vault-" + wallets);
    Map<String, String> form =
        new HashMap<>(company.intent("vault-" + wallets, Company.SUPPLIER, amount));
    form.put("hours", hours);
    return company.ask("rea", form);
  }
}
