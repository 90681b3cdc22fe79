package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.json.Json;
import dev.countersign.visit.SoftPasskey;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Approvals that are used for something else than they were given for, or more than once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalReplayTest {
  private static final String ONE_MORE = "Still missing: 1 more of approvers";

  private Company company;
  private int wallets;
  private Visitor abe;
  private String payment;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = Company.found(folder, Clock.systemUTC());
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
    abe = company.person("abe");
  }

  @AfterAll
  void stop() {
    company.close();
  }

  /** One that a single right approval more would countersign, so that a wrong one would show. */
  @BeforeEach
  void ask() {
    payment = another();
    Company.told(company.approve("amy", payment));
  }

  @Test
  void anApprovalIsWorthNothingForAnotherTransfer() {
    String other = another();
    Company.told(company.approve("amy", other));
    JsonNode begun = begin(other);
    assertThat(Company.refused(abe.finish(payment + "/approve", begun)))
        .contains("not what would be signed");
    stillWaits();
    assertThat(company.state(other)).isEqualTo("waiting");
  }

  @Test
  void anApprovalIsWorthNothingOnceThePayloadWasReplaced() {
    replaceThePayload();
    assertThat(company.page(payment)).contains("Still missing: 2 of approvers");
    Company.told(company.approve("abe", payment));
    assertThat(company.page(payment)).contains(ONE_MORE);
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  @Test
  void anApprovalThatWasBegunBeforeThePayloadWasReplacedIsRefused() {
    JsonNode begun = begin(payment);
    replaceThePayload();
    assertThat(Company.refused(abe.finish(payment + "/approve", begun)))
        .contains("not what would be signed");
    assertThat(company.page(payment)).contains("Still missing: 2 of approvers");
  }

  @Test
  void aCeremonyIsGoodOnce() {
    String other = another();
    JsonNode begun = begin(other);
    ObjectNode said = said(abe, begun);
    Company.told(abe.postJson(other + "/approve", said));
    HttpResponse<String> again = abe.postJson(other + "/approve", said);
    assertThat(again.statusCode()).isEqualTo(409);
    HttpResponse<String> elsewhere = abe.postJson(payment + "/approve", said);
    assertThat(elsewhere.statusCode()).isEqualTo(409);
    stillWaits();
  }

  @Test
  void aSignatureIsWorthNothingInAnotherCeremony() {
    JsonNode first = begin(payment);
    ObjectNode said = said(abe, first);
    said.put("ceremony", begin(payment).path("ceremony").asString());
    assertThat(abe.postJson(payment + "/approve", said).statusCode()).isEqualTo(409);
    stillWaits();
  }

  @Test
  void aSignatureForSomethingElseIsNoApproval() {
    JsonNode begun =
        Company.told(
            company
                .person("ada")
                .form("/changes/propose/book-changed/deed", Company.book(company.key(), "Own")));
    HttpResponse<String> asApproval = company.person("ada").finish(payment + "/approve", begun);
    assertThat(asApproval.statusCode()).isEqualTo(409);
    stillWaits();
  }

  @Test
  void anApprovalWithoutFaceFingerOrPinIsRefused() {
    abe.passkey().skipUserVerification(true);
    try {
      assertThat(company.approve("abe", payment).statusCode()).isEqualTo(409);
    } finally {
      abe.passkey().skipUserVerification(false);
    }
    stillWaits();
  }

  @Test
  void anApprovalThatWasSignedOnAnotherSiteIsRefused() {
    JsonNode begun = begin(payment);
    for (String site :
        new String[] {"https://countersign.example.net", "http://localhost", "http://127.0.0.1"}) {
      ObjectNode said = Json.object().put("ceremony", begun.path("ceremony").asString());
      said.set("credential", abe.passkey().getAt(site, begun.path("options")));
      assertThat(abe.postJson(payment + "/approve", said).statusCode()).as(site).isEqualTo(409);
    }
    stillWaits();
  }

  @Test
  void anApprovalThatWasSignedForAnotherRelyingPartyIsRefused() {
    JsonNode begun = begin(payment);
    ObjectNode options = ((ObjectNode) begun.path("options")).deepCopy();
    options.put("rpId", "countersign.example.net");
    ObjectNode said = Json.object().put("ceremony", begun.path("ceremony").asString());
    said.set("credential", abe.passkey().get(options));
    assertThat(abe.postJson(payment + "/approve", said).statusCode()).isEqualTo(409);
    stillWaits();
  }

  @Test
  void anApprovalWithSomebodyElsesPasskeyIsRefused() {
    JsonNode begun = begin(payment);
    ObjectNode said = Json.object().put("ceremony", begun.path("ceremony").asString());
    said.set("credential", company.person("ada").passkey().get(begun.path("options")));
    HttpResponse<String> answer = abe.postJson(payment + "/approve", said);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Company.refused(answer)).contains("somebody else's");
    stillWaits();
  }

  @Test
  void anApprovalWithAPasskeyThatNobodyRegisteredIsRefused() {
    JsonNode begun = begin(payment);
    ObjectNode said = Json.object().put("ceremony", begun.path("ceremony").asString());
    said.set(
        "credential",
        new SoftPasskey(company.server().address().toString()).get(begun.path("options")));
    assertThat(abe.postJson(payment + "/approve", said).statusCode()).isEqualTo(409);
    stillWaits();
  }

  @Test
  void anApprovalOfAnAuthenticatorThatWasCopiedIsRefused() {
    abe.passkey().get(begin(payment).path("options"));
    assertThat(company.approve("abe", another()).statusCode()).isEqualTo(200);
    abe.passkey().countBack(2);
    try {
      HttpResponse<String> answer = company.approve("abe", payment);
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(Company.refused(answer)).contains("copy");
    } finally {
      abe.passkey().countBack(-4);
    }
    assertThat(company.findings("passkey-copied", "abe")).isEqualTo(1);
    Company.eventually(
        "abe must sign in again before anything else",
        () -> {
          String digest = company.digest(payment);
          return abe.form(payment + "/approve/deed", Map.of("digest", digest)).statusCode() == 401;
        });
    abe.signIn();
    stillWaits();
  }

  @Test
  void anApprovalOfWhatWasNotShownIsNotEvenBegun() {
    String otherDigest = company.digest(another());
    HttpResponse<String> answer =
        abe.form(payment + "/approve/deed", Map.of("digest", otherDigest));
    assertThat(Company.refused(answer)).contains("another than what you were shown");
  }

  /** Nothing was countersigned, and one right approval is all that it would take. */
  private void stillWaits() {
    assertThat(company.page(payment)).contains(ONE_MORE);
    Company.told(company.approve("abe", payment));
    assertThat(company.state(payment)).isEqualTo("countersigned");
  }

  private String another() {
    wallets++;
    company.newTreasury("vault-" + wallets);
    return company.ask("rea", company.intent("vault-" + wallets, Company.SUPPLIER, "1"));
  }

  private JsonNode begin(String transfer) {
    return Company.told(
        abe.form(transfer + "/approve/deed", Map.of("digest", company.digest(transfer))));
  }

  private static ObjectNode said(Visitor who, JsonNode begun) {
    ObjectNode said = Json.object().put("ceremony", begun.path("ceremony").asString());
    said.set("credential", who.passkey().get(begun.path("options")));
    return said;
  }

  /** By one that does the same, and that everybody could agree to. */
  private void replaceThePayload() {
    ObjectNode copy = company.payload(payment);
    ((ObjectNode) copy.get("safeTx")).put("safeTxGas", "50000");
    Company.told(company.attach("rea", payment, copy));
  }
}
