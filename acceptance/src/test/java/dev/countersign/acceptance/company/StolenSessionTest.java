package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.json.Json;
import dev.countersign.visit.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Session cookies copied to another browser: they show nothing, do nothing, and are noticed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StolenSessionTest {
  /** What nobody outside may read. */
  private static final String[] SECRETS = {
    "Invoice 2026-117", "1.25 ETH", "Supplier", "treasury", "Rea Example", "rea@example.com"
  };

  private Company company;
  private String payment;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = Company.found(folder, Clock.systemUTC());
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
    payment = company.pay("rea", Company.SUPPLIER, "1.25");
  }

  @AfterAll
  void stop() {
    company.close();
  }

  @Test
  void copiedCookiesShowNoPageAndTheAnswerThatThereIsNoKeyEndsTheSession() {
    Visitor abe = signedIn("abe");
    Visitor thief = abe.thief();
    long told = company.findings("session-copied", "abe");
    for (String page : List.of("/", payment, "/wallets", "/addresses", "/policy", "/me")) {
      HttpResponse<String> seen = thief.exchange(thief.request(page));
      assertThat(seen.statusCode()).as(page).isEqualTo(401);
      assertThat(seen.body()).contains("id=\"resume\"").doesNotContain(SECRETS);
    }
    thief.exchange(thief.request("/session/no-key").POST(BodyPublishers.noBody()));
    assertThat(company.findings("session-copied", "abe")).isEqualTo(told + 1);
    assertThat(abe.get(payment).statusCode()).isEqualTo(401);
  }

  @Test
  void copiedCookiesWithAnotherKeyCannotApproveAndEndTheSession() {
    Visitor abe = signedIn("abe");
    long told = company.findings("session-copied", "abe");
    HttpResponse<String> tried = abe.thief().form(payment + "/approve/deed", digest(payment));
    assertThat(tried.statusCode()).isEqualTo(401);
    assertThat(tried.body()).contains("belongs to another browser").doesNotContain("challenge");
    assertThat(company.findings("session-copied", "abe")).isEqualTo(told + 1);
    assertThat(abe.form(payment + "/wait", Map.of()).statusCode()).isEqualTo(401);
    assertThat(company.page(payment)).contains("Still missing: 2 of approvers");
  }

  @Test
  void copiedCookiesWithoutAnyKeyAskForNothing() {
    Visitor rea = signedIn("rea");
    Visitor thief = rea.thief();
    long told = company.findings("session-without-key", "rea");
    HttpResponse<String> tried =
        thief.exchange(
            thief
                .request("/transfers/file/deed")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("action=transfer")));
    assertThat(tried.statusCode()).isEqualTo(401);
    assertThat(company.findings("session-without-key", "rea")).isEqualTo(told + 1);
    // The session itself goes on: anybody could have sent this in its name.
    assertThat(rea.get(payment).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverDoesNotAnswerWithTheKeyIsTold() {
    // No other test leaves a question to her unanswered, which would be told as well.
    Visitor amy = signedIn("amy");
    Visitor thief = amy.thief();
    long told = company.findings("session-unproven", "amy");
    assertThat(thief.exchange(thief.request(payment)).statusCode()).isEqualTo(401);
    Company.eventually(
        "session-unproven", () -> company.findings("session-unproven", "amy") == told + 1);
    assertThat(amy.get(payment).statusCode()).isEqualTo(200);
  }

  @Test
  void aRequestThatWasSeenProofAndAllIsGoodOnce() {
    Visitor rea = signedIn("rea");
    HttpRequest.Builder seen =
        rea.request("/session/seal")
            .header("DPoP", rea.proof("POST", "/session/seal"))
            .POST(BodyPublishers.noBody());
    assertThat(rea.exchange(seen.copy()).statusCode()).isEqualTo(204);
    HttpResponse<String> again = rea.thief().exchange(seen.copy());
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
    // A proof is good for its own address and method alone, were it not used yet.
    String proof = rea.proof("POST", "/checks");
    HttpResponse<String> elsewhere =
        rea.thief()
            .exchange(
                rea.request(payment + "/withdraw")
                    .header("DPoP", proof)
                    .POST(BodyPublishers.noBody()));
    assertThat(elsewhere.statusCode()).isEqualTo(401);
    HttpResponse<String> otherMethod =
        rea.thief().exchange(rea.request("/checks").header("DPoP", proof).GET());
    assertThat(otherMethod.statusCode()).isEqualTo(401);
    assertThat(company.state(payment)).isEqualTo("waiting");
  }

  @Test
  void aSealCopiedWhileItIsFreshShowsNothingInAnotherBrowser() {
    Visitor abe = signedIn("abe");
    renewSeal(abe);
    Visitor thief = abe.thief();
    HttpResponse<String> seen =
        thief.exchange(thief.request(payment).header("User-Agent", "somebody else's"));
    assertThat(seen.statusCode()).isEqualTo(401);
    assertThat(seen.body()).doesNotContain(SECRETS);
    // It was not used up either.
    assertThat(abe.exchange(abe.request(payment)).statusCode()).isEqualTo(200);
  }

  @Test
  void ofManyWhoUseOneSealAtOnceOneGetsAPage() throws Exception {
    Visitor abe = signedIn("abe");
    renewSeal(abe);
    int racers = 12;
    CyclicBarrier together = new CyclicBarrier(racers);
    List<Callable<Integer>> race = new ArrayList<>();
    for (int i = 0; i < racers; i++) {
      Visitor racer = abe.thief();
      race.add(() -> {
        together.await();
        return racer.exchange(racer.request(payment)).statusCode();
      });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : threads.invokeAll(race)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(200);
      assertThat(answers.stream().filter(one -> one == 401)).hasSize(racers - 1);
    }
  }

  /** Weeks of quiet, the cookies of two people, and a request of theirs that was recorded. */
  @Test
  void theTheftReplayed() {
    company.newTreasury("vault");
    Visitor rea = signedIn("rea");
    Visitor abe = signedIn("abe");
    String asked = company.ask("rea", company.intent("vault", Company.SUPPLIER, "1.25"));
    int filed = filed();
    long toldOfRea = company.findings("session-copied", "rea");
    long toldOfAbe = company.findings("session-copied", "abe");

    // The thief has Rea's cookies, and asks for another destination in her name.
    Visitor asRea = rea.thief();
    assertThat(asRea.exchange(asRea.request("/transfers/new")).body()).doesNotContain(SECRETS);
    assertThat(asRea.form("/transfers/file/deed", company.intent("vault", Company.SUPPLIER, "9")))
        .returns(401, HttpResponse::statusCode);
    assertThat(filed()).isEqualTo(filed);
    assertThat(company.findings("session-copied", "rea")).isEqualTo(toldOfRea + 1);

    // And Abe's, with an approval of his as it went over the wire, proof and signature.
    String path = asked + "/approve";
    JsonNode begun = Company.told(abe.form(path + "/deed", digest(asked)));
    ObjectNode said = Json.object().put("ceremony", begun.path("ceremony").asString());
    said.set("credential", abe.passkey().get(begun.path("options")));
    HttpRequest.Builder wire =
        abe.request(path)
            .header("DPoP", abe.proof("POST", path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json");
    HttpRequest.Builder approving = wire.POST(BodyPublishers.ofString(Json.compact(said)));
    Company.told(abe.exchange(approving.copy()));
    Visitor asAbe = abe.thief();
    assertThat(asAbe.exchange(approving.copy()).statusCode()).isEqualTo(401);
    assertThat(asAbe.postJson(path, said).statusCode()).isEqualTo(401);
    assertThat(company.findings("session-copied", "abe")).isEqualTo(toldOfAbe + 1);
    assertThat(company.page(asked)).contains("Still missing: 1 more of approvers");

    // Both sessions ended; both people come back with their passkeys, and know.
    assertThat(rea.get(asked).statusCode()).isEqualTo(401);
    assertThat(abe.get(asked).statusCode()).isEqualTo(401);
    assertThat(company.state(asked)).isEqualTo("waiting");
    Company.told(company.approve("amy", asked));
    assertThat(company.state(asked)).isEqualTo("countersigned");
    JournalFile.of(company.journal()).demandWhole();
  }

  /** Somebody whose seal is used up, as it is once a page was shown. */
  private Visitor signedIn(String name) {
    Visitor person = company.person(name);
    person.signIn();
    person.exchange(person.request("/"));
    return person;
  }

  private static void renewSeal(Visitor person) {
    HttpResponse<String> renewed = person.post("/session/seal", BodyPublishers.noBody());
    assertThat(renewed.statusCode()).isEqualTo(204);
  }

  private Map<String, String> digest(String transfer) {
    return Map.of("digest", company.digest(transfer));
  }

  private int filed() {
    return JournalFile.of(company.journal()).ofKind("intent-filed").size();
  }
}
