package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.server.Server;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two hundred payments at once against a limit that has room for 111 of them: it is never passed,
 * and as much is allowed as there is room for.
 */
class LimitRaceTest {
  private static final int RACERS = 200;
  private static final int WALLETS = 10;

  /** 111 of these fit into 10 ETH, and no 112th. */
  private static final String AMOUNT = "0.09";

  private static final BigInteger UNITS =
      Anvil.ETHER.multiply(BigInteger.valueOf(9)).divide(BigInteger.valueOf(100));

  private static final int ROOM = 111;

  @TempDir private Path folder;
  private List<KeyFile> keys;

  @BeforeEach
  void makeKeys() {
    keys = KeyFile.make(folder, WALLETS);
  }

  @Test
  void twoHundredRequestsAtOnceDoNotPassALimit() throws Exception {
    try (Company company = found()) {
      race(company, List.of(machine(company)));
    }
  }

  @Test
  void norDoTheyOnTwoServersOfOneDatabase() throws Exception {
    try (Company company = found();
        Server second = company.another(folder.resolve("second"), folder.resolve("data"), keys)) {
      SoftMachine bot = machine(company);
      race(company, List.of(bot, bot.through(second.address())));
    }
  }

  private Company found() {
    Company company = Company.found(folder.resolve("data"), Clock.systemUTC(), keys);
    company.complete(SafeRelease.V1_4_1, Policy.limit("10"));
    for (int i = 0; i < WALLETS; i++) {
      Address account = keys.get(i).address();
      company.change("wallet-added", company.account("hot-" + i, account));
      company.fund(account, 100);
    }
    return company;
  }

  private static SoftMachine machine(Company company) {
    return MachineCompany.machine(company, "payout-bot", "amy", "request");
  }

  private static void race(Company company, List<SoftMachine> doors) throws Exception {
    CountDownLatch ready = new CountDownLatch(RACERS);
    CountDownLatch start = new CountDownLatch(1);
    List<HttpResponse<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> racing = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        SoftMachine door = doors.get(i % doors.size());
        // Signed before the start, so that nothing is left but to send it.
        HttpRequest.Builder request = request(door, i);
        Callable<HttpResponse<String>> racer =
            () -> {
              ready.countDown();
              start.await();
              return door.exchange(request);
            };
        racing.add(threads.submit(racer));
      }
      ready.await();
      start.countDown();
      for (Future<HttpResponse<String>> one : racing) {
        answers.add(one.get());
      }
    }
    assertThat(answers)
        .allSatisfy(one -> assertThat(one.statusCode()).as(one.body()).isEqualTo(201));
    // Whose nonce another was faster with is decided on again, by the server itself.
    SoftMachine asking = doors.getLast();
    List<String> intents =
        answers.stream().map(one -> "/api/v1/intents/" + id(one)).distinct().toList();
    assertThat(intents).hasSize(RACERS);
    Company.eventually(
        "all are decided on",
        () -> intents.stream().map(one -> verdict(asking.get(one))).noneMatch("hold"::equals));
    List<String> verdicts = intents.stream().map(one -> verdict(asking.get(one))).toList();
    assertThat(verdicts.stream().filter("allow"::equals)).hasSize(ROOM);
    assertThat(verdicts.stream().filter("deny"::equals)).hasSize(RACERS - ROOM);

    JournalFile journal = JournalFile.of(company.journal()).demandWhole();
    List<Given> given = Given.in(journal);
    Given.demandEachOnce(given);
    assertThat(Given.sum(given))
        .isEqualTo(UNITS.multiply(BigInteger.valueOf(ROOM)))
        .isLessThanOrEqualTo(Anvil.ETHER.multiply(BigInteger.TEN));
  }

  private static String id(HttpResponse<String> answer) {
    return Json.parse(answer.body(), "It").path("id").asString();
  }

  private static String verdict(HttpResponse<String> answer) {
    return Visitor.told(answer).path("verdict").asString();
  }

  private static HttpRequest.Builder request(SoftMachine door, int number) {
    ObjectNode intent =
        Json.object()
            .put("wallet", "hot-" + number % WALLETS)
            .put("action", "transfer")
            .put("asset", "ETH")
            .put("amount", AMOUNT)
            .put("destination", Company.SUPPLIER.toString())
            .put("purpose", "Payout run 7");
    String path = "/api/v1/intents";
    return door.request("POST", path, Json.compact(intent))
        .header("Authorization", "DPoP " + door.token())
        .header("DPoP", door.proof("POST", path))
        .header("Idempotency-Key", "race-number-" + number);
  }
}
