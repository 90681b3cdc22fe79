package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.value.Address;
import dev.countersign.visit.BrowserKey;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People who try to do alone what takes two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeparationOfDutiesTest {
  private Company company;
  private int wallets;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = Company.found(folder, Clock.systemUTC());
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
    company.invite("ria", "requester", "approver");
  }

  @AfterAll
  void stop() {
    company.close();
  }

  @Test
  void aRequesterCannotApproveTheirOwnInWhicheverBrowser() {
    Visitor ria = company.person("ria");
    String payment = ask("ria");
    assertThat(Company.refused(company.approve(ria, payment)))
        .contains("Whoever asked for a transfer cannot approve it");
    Visitor elsewhere = ria.at(company.server().address(), new BrowserKey());
    elsewhere.signIn();
    assertThat(Company.refused(company.approve(elsewhere, payment)))
        .contains("Whoever asked for a transfer cannot approve it");
    Company.told(company.approve("abe", payment));
    assertThat(company.page(payment)).contains("Still missing: 1 more of approvers");
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void aRequesterCannotApproveFromASecondPersonsAccountInTheSameBrowser() {
    String payment = ask("ria");
    Visitor abeAtRias = company.person("abe").at(company.server().address(), ria().key());
    abeAtRias.signIn();
    assertThat(Company.refused(company.approve(abeAtRias, payment)))
        .contains("was asked for in this browser");
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    Company.told(company.approve("abe", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void onePersonWithTwoAccountsInOneBrowserCountsOnce() {
    String payment = ask("rea");
    Company.told(company.approve("abe", payment));
    Visitor amyAtAbes =
        company.person("amy").at(company.server().address(), company.person("abe").key());
    amyAtAbes.signIn();
    Company.told(company.approve(amyAtAbes, payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    assertThat(company.page(payment)).contains("Still missing: 1 more of approvers");
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void onePersonInTwoBrowsersCountsOnce() {
    String payment = ask("rea");
    Company.told(company.approve("abe", payment));
    Visitor elsewhere = company.person("abe").at(company.server().address(), new BrowserKey());
    elsewhere.signIn();
    company.approve(elsewhere, payment);
    assertThat(company.state(payment)).isEqualTo("waiting");
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void whoeverIsNoApproverCountsForNothing() {
    String payment = ask("rea");
    for (String other : new String[] {"ada", "ben", "sid", "otto"}) {
      company.approve(other, payment);
    }
    assertThat(company.page(payment)).contains("Still missing: 2 of approvers");
    assertThat(company.state(payment)).isEqualTo("waiting");
  }

  @Test
  void anAdministratorCannotChangeThePolicyAlone() {
    String change = propose("policy-changed", Map.of("document", Policy.limit("1000")));
    aloneInVain(change);
    assertThat(company.person("otto").get("/policy").body())
        .contains("In force: Two approvers")
        .doesNotContain("In force: So much a day");
  }

  @Test
  void anAdministratorCannotAddThemselvesToTheApproversAlone() {
    String change =
        propose(
            "person-changed",
            Map.of("person", company.id("ada"), "role-administrator", "on", "role-approver", "on"));
    aloneInVain(change);
    String payment = ask("rea");
    Company.told(company.approve("abe", payment));
    company.approve("ada", payment);
    assertThat(company.state(payment)).isEqualTo("waiting");
  }

  @Test
  void anAdministratorCannotLetInAnAccompliceAlone() {
    String change =
        propose(
            "person-invited",
            Map.of("name", "Mal Example", "email", "mal@example.com", "role-approver", "on"));
    aloneInVain(change);
    assertThat(company.person("ada").get("/people").body()).doesNotContain("mal@example.com");
  }

  @Test
  void anAdministratorCannotMakeADestinationKnownAlone() {
    Address thief = Address.of("0x0000000000000000000000000000000000bad001");
    aloneInVain(propose("book-changed", Company.book(thief, "Harmless")));
    wallets++;
    company.newTreasury("vault-" + wallets);
    String payment = company.ask("rea", company.intent("vault-" + wallets, thief, "1"));
    company.approve("abe", payment);
    company.approve("amy", payment);
    assertThat(company.state(payment)).isEqualTo("waiting");
  }

  @Test
  void anAdministratorCannotPutAWalletUnderCountersignAlone() {
    aloneInVain(
        propose(
            "wallet-added",
            company.wallet("safe", "mine", company.newSafe(SafeRelease.V1_4_1).address())));
    assertThat(company.person("otto").get("/wallets").body()).doesNotContain(">mine<");
  }

  @Test
  void whoWasShutOutHasApprovedNothing() {
    Visitor zoe = company.invite("zoe", "approver");
    String payment = ask("rea");
    Company.told(company.approve(zoe, payment));
    Company.told(
        company
            .person("ben")
            .form("/people/" + company.id("zoe") + "/shut-out", Map.of("reason", "left")));
    Company.told(company.approve("abe", payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    assertThat(company.page(payment)).contains("Still missing: 1 more of approvers");
    assertThat(company.approve(zoe, payment).statusCode()).isEqualTo(401);
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void whoIsNoApproverAnyMoreHasApprovedNothing() {
    Visitor yan = company.invite("yan", "approver");
    String payment = ask("rea");
    Company.told(company.approve(yan, payment));
    company.change("person-changed", Map.of("person", company.id("yan"), "role-auditor", "on"));
    Company.told(company.approve("abe", payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void whoeverWasShutOutHasAskedForNothing() {
    Visitor xia = company.invite("xia", "requester");
    wallets++;
    company.newTreasury("vault-" + wallets);
    String payment =
        Company.told(
                xia.deed(
                    "/transfers/file", company.intent("vault-" + wallets, Company.SUPPLIER, "1")))
            .path("location")
            .asString();
    Company.told(company.approve("abe", payment));
    Company.told(
        company
            .person("sid")
            .form("/people/" + company.id("xia") + "/shut-out", Map.of("reason", "lured")));
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    assertThat(company.page(payment)).contains("requester-gone");
  }

  @Test
  void whileSomebodyAsksWhyNothingIsCountersignedAndTheRequesterCannotEndThat() {
    String payment = ask("rea");
    Company.told(company.approve("abe", payment));
    Company.told(company.person("amy").form(payment + "/wait", Map.of()));
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    String question =
        payment
            + "/questions/"
            + Company.group(
                company.person("rea").get(payment).body(), "/questions/([0-9a-f-]{36})/answer");
    Company.told(company.person("rea").form(question + "/answer", Map.of("answer", "Rent")));
    assertThat(Company.refused(company.person("rea").deed(question + "/settle", Map.of())))
        .contains("Who asked, or a security person");
    assertThat(Company.refused(company.person("abe").deed(question + "/settle", Map.of())))
        .contains("Who asked, or a security person");
    assertThat(company.state(payment)).isEqualTo("waiting");
    Company.told(company.person("amy").deed(question + "/settle", Map.of()));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void oneStopsAllSigningAndNobodyLiftsThatAlone() {
    String payment = ask("rea");
    Company.told(company.approve("abe", payment));
    Company.told(company.person("sid").form("/stop", Map.of("reason", "a strange call")));
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    assertThat(company.page(payment)).contains("signing-stopped");
    String change = propose("stop-lifted", Map.of("reason", "all is well"));
    aloneInVain(change);
    assertThat(company.state(payment)).isEqualTo("waiting");
    Company.told(company.person("ben").deed(change + "/agree", Map.of()));
    company.await(payment, "countersigned");
  }

  private Visitor ria() {
    return company.person("ria");
  }

  private String ask(String who) {
    wallets++;
    company.newTreasury("vault-" + wallets);
    return company.ask(who, company.intent("vault-" + wallets, Company.SUPPLIER, "1"));
  }

  private String propose(String kind, Map<String, String> form) {
    return Company.told(company.person("ada").deed("/changes/propose/" + kind, form))
        .path("location")
        .asString();
  }

  /** Ada, who proposed it, tries in her browser, in another, and as somebody else in hers. */
  private void aloneInVain(String change) {
    Visitor ada = company.person("ada");
    assertThat(agree(ada, change)).contains("Whoever proposed a change cannot agree");
    Visitor elsewhere = ada.at(company.server().address(), new BrowserKey());
    elsewhere.signIn();
    assertThat(agree(elsewhere, change)).contains("Whoever proposed a change cannot agree");
    Visitor benAtAdas = company.person("ben").at(company.server().address(), ada.key());
    benAtAdas.signIn();
    assertThat(agree(benAtAdas, change)).contains("This browser has spoken");
    assertThat(
            Company.group(
                company.person("otto").get(change).body(), "<span class=\"chip [a-z]+\">([a-z]+)<"))
        .isEqualTo("proposed");
  }

  private static String agree(Visitor who, String change) {
    HttpResponse<String> answer = who.deed(change + "/agree", Map.of());
    return Company.refused(answer);
  }
}
