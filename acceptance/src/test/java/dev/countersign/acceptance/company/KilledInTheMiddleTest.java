package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.company.Doors.Anywhere;
import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two servers of one database that are killed at random in the middle of five hundred transfers,
 * and a database that crashes underneath. What was acknowledged stays, nothing is signed twice.
 */
class KilledInTheMiddleTest {
  /**
   * One passkey here approves many transfers at once through two servers, so that its counter may
   * come out of order; nobody is there to sign in again for it.
   */
  private static final String REHEARSED =
      """
      access: 1
      responses:
        - { from: critical, do: [fresh-passkey], act: false }
      """;

  private Path rehearsed = Path.of("");

  private static final int SMALL = 450;
  private static final int LARGE = 40;
  private static final int OUT_OF_SAFES = 10;
  private static final int ALL = SMALL + LARGE + OUT_OF_SAFES;

  private static final String INTENTS = "/api/v1/intents";
  private static final BigInteger MILLI = BigInteger.TEN.pow(15);

  private static final String POLICY =
      """
      policy: 1
      name: Machines
      groups: [requesters, approvers, security, administrators]
      governance:
        default: { approvals: { administrators: 1 }, cooling-off: 24h }
      rules:
        - name: small payouts
          when: { action: transfer, destination: known, asset: ETH, amount: { at-most: 1 ETH } }
          then: allow
        - name: large payouts
          when: { action: transfer, destination: known, asset: ETH, amount: { over: 1 ETH } }
          then: allow
          approvals: { approvers: 2 }
      """;

  @TempDir private Path folder;

  private final Map<String, String> signatures = new ConcurrentHashMap<>();
  private final Set<Approved> approved = ConcurrentHashMap.newKeySet();
  private final Set<String> filed = ConcurrentHashMap.newKeySet();
  private final Set<String> ended = new HashSet<>();
  private final AtomicInteger done = new AtomicInteger();

  /** Who asks, and who approves. */
  private record Crew(Anywhere<SoftMachine> bot, List<Approver> approvers) {}

  private record Approver(String id, Anywhere<Visitor> at) {}

  /** An approval that a server said it has. */
  private record Approved(String transfer, String person, String digest) {}

  @Test
  void whatWasAcknowledgedStaysAndNothingIsSignedTwice() throws Exception {
    long seed = Long.getLong("countersign.seed", System.nanoTime());
    System.out.println("KilledInTheMiddleTest: -Dcountersign.seed=" + seed);
    List<KeyFile> keys = KeyFile.make(folder, 4);
    rehearsed = Files.writeString(folder.resolve("access.yaml"), REHEARSED);
    try (CrashingPostgres postgres = CrashingPostgres.start(folder.resolve("database"));
        Anvil anvil = Anvil.start(Company.CHAIN);
        ServerProcess first =
            new ServerProcess(folder.resolve("one"), options(postgres, anvil, keys));
        ServerProcess second =
            new ServerProcess(
                folder.resolve("two"),
                with(options(postgres, anvil, keys), "--origin", first.address().toString()))) {
      first.start().await();
      Company company = Company.over(anvil, first.address(), first.enrolmentLink());
      second.start();
      company.complete(SafeRelease.V1_4_1, POLICY);
      for (int i = 0; i < keys.size(); i++) {
        company.change("wallet-added", company.account("hot-" + i, keys.get(i).address()));
        company.fund(keys.get(i).address(), 1_000);
      }
      for (int i = 0; i < OUT_OF_SAFES; i++) {
        company.fund(company.newTreasury("vault-" + i).address(), 10);
      }
      Doors doors = new Doors(first.address(), second.address());
      Crew crew =
          new Crew(
              doors.machine(MachineCompany.machine(company, "payout-bot", "sid", "request")),
              Stream.of("abe", "amy")
                  .map(name -> new Approver(company.id(name), doors.person(company.person(name))))
                  .toList());
      BigInteger before = anvil.balance(Company.SUPPLIER);
      second.await();

      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
          int own = thread;
          work.add(threads.submit(() -> payOut(crew, own)));
        }
        for (int thread = 0; thread < 2; thread++) {
          int own = thread;
          work.add(threads.submit(() -> payOutWithApprovals(crew, own)));
        }
        work.add(threads.submit(() -> payOutOfSafes(crew)));
        interfere(new Random(seed), work, postgres, first, second);
        for (Future<?> one : work) {
          one.get();
        }
      }
      awaitEnd(crew);
      assertThat(doors.faults()).isEmpty();
      everythingIsThere(crew, anvil, keys, before);
      theJournalTells(company);
    }
  }

  private List<String> options(CrashingPostgres postgres, Anvil anvil, List<KeyFile> keys) {
    List<String> options = new ArrayList<>(List.of("--access", rehearsed.toString()));
    options.addAll(List.of("--database", postgres.url(), "--rpc", anvil.url()));
    keys.forEach(key -> options.addAll(List.of("--key", key.source())));
    return options;
  }

  private static List<String> with(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }

  /** Each evil once, when so many transfers are through as chance will; at last both servers. */
  private void interfere(
      Random random,
      List<Future<?>> work,
      CrashingPostgres postgres,
      ServerProcess first,
      ServerProcess second) {
    List<Runnable> evils =
        new ArrayList<>(
            List.of(() -> killed(first), () -> killed(second), postgres::crash, postgres::kill));
    Collections.shuffle(evils, random);
    evils.add(() -> killed(first, second));
    List<Integer> moments = random.ints(evils.size(), 1, ALL - 20).boxed().sorted().toList();
    for (int i = 0; i < evils.size(); i++) {
      int moment = moments.get(i);
      Company.eventually(
          moment + " transfers are through",
          () -> done.get() >= moment || work.stream().anyMatch(Future::isDone));
      evils.get(i).run();
    }
  }

  private static void killed(ServerProcess... servers) {
    for (ServerProcess one : servers) {
      one.kill();
    }
    for (ServerProcess one : servers) {
      one.start();
    }
    for (ServerProcess one : servers) {
      one.await();
    }
  }

  private void payOut(Crew crew, int thread) {
    for (int i = thread; i < SMALL; i += 4) {
      file(crew, "hot-" + i % 2, "0.001", "small-number-" + i);
      done.incrementAndGet();
    }
  }

  private void payOutWithApprovals(Crew crew, int thread) {
    for (int i = thread; i < LARGE; i += 2) {
      approve(crew, file(crew, "hot-" + (2 + thread), "1.001", "large-number-" + i));
      done.incrementAndGet();
    }
  }

  private void payOutOfSafes(Crew crew) {
    for (int i = 0; i < OUT_OF_SAFES; i++) {
      approve(crew, file(crew, "vault-" + i, "1.001", "vault-number-" + i));
      done.incrementAndGet();
    }
  }

  private String file(Crew crew, String wallet, String amount, String key) {
    ObjectNode intent =
        Json.object()
            .put("wallet", wallet)
            .put("action", "transfer")
            .put("asset", "ETH")
            .put("amount", amount)
            .put("destination", Company.SUPPLIER.toString())
            .put("purpose", "Payout run 7");
    JsonNode told =
        Visitor.told(crew.bot().ask(door -> door.post(INTENTS, intent, "Idempotency-Key", key)));
    String id = told.path("id").asString();
    filed.add(id);
    remember(told);
    return id;
  }

  private JsonNode look(Crew crew, String id) {
    JsonNode told = Visitor.told(crew.bot().ask(door -> door.get(INTENTS + "/" + id)));
    remember(told);
    return told;
  }

  /** A signature that was once given out may never be another. */
  private void remember(JsonNode told) {
    String signature = told.path("countersignature").path("signature").asString("");
    if (!signature.isEmpty()) {
      String id = told.path("id").asString();
      assertThat(signatures.merge(id, signature, (had, now) -> had)).isEqualTo(signature);
    }
  }

  /** Both approve what is shown, as often as something else is shown. */
  private void approve(Crew crew, String id) {
    Company.eventually(
        "both approved " + id,
        () -> {
          JsonNode shown = look(crew, id);
          if (!shown.path("state").asString().equals("waiting")) {
            return true;
          }
          String digest = shown.path("payload").path("digest").asString("");
          for (Approver one : crew.approvers()) {
            if (!digest.isEmpty() && !has(shown, one, digest)) {
              HttpResponse<String> answer =
                  Doors.deed(one.at(), "/transfers/" + id + "/approve", Map.of("digest", digest));
              if (answer.statusCode() == 200) {
                approved.add(new Approved(id, one.id(), digest));
              }
            }
          }
          return false;
        });
  }

  private static boolean has(JsonNode shown, Approver approver, String digest) {
    for (JsonNode one : shown.path("approvals")) {
      if (one.path("person").asString().equals("person/" + approver.id())
          && one.path("digest").asString().equals(digest)) {
        return true;
      }
    }
    return false;
  }

  private void awaitEnd(Crew crew) {
    Company.eventually(
        "all is done that was acknowledged", () -> filed.stream().allMatch(id -> isDone(crew, id)));
  }

  private boolean isDone(Crew crew, String id) {
    if (ended.contains(id)) {
      return true;
    }
    JsonNode told = look(crew, id);
    String state = told.path("state").asString();
    boolean safe = told.path("wallet").asString().startsWith("vault");
    boolean end = state.equals(safe ? "countersigned" : "confirmed");
    if (end) {
      ended.add(id);
    }
    return end;
  }

  private void everythingIsThere(Crew crew, Anvil anvil, List<KeyFile> keys, BigInteger before) {
    assertThat(filed).hasSize(ALL);
    assertThat(signatures).hasSize(ALL);
    assertThat(approved).hasSizeGreaterThan(LARGE + OUT_OF_SAFES);
    for (Approved one : approved) {
      assertThat(look(crew, one.transfer()).path("approvals").toString())
          .contains("person/" + one.person())
          .contains(one.digest());
    }
    // Everybody was paid, and once.
    BigInteger paid =
        MILLI
            .multiply(BigInteger.valueOf(SMALL))
            .add(MILLI.multiply(BigInteger.valueOf(1_001L * LARGE)));
    assertThat(anvil.balance(Company.SUPPLIER).subtract(before)).isEqualTo(paid);
    BigInteger nonces =
        keys.stream()
            .map(key -> nonce(anvil, key.address()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    assertThat(nonces).isEqualTo(BigInteger.valueOf(SMALL + LARGE));
  }

  private static BigInteger nonce(Anvil anvil, Address account) {
    String answer =
        anvil
            .ask(
                "eth_getTransactionCount",
                Json.object().stringNode(account.toHex()),
                Json.object().stringNode("latest"))
            .asString();
    return new BigInteger(answer.substring(2), 16);
  }

  private void theJournalTells(Company company) throws IOException {
    JournalFile journal = JournalFile.of(company.journal()).demandWhole();
    Path export = Files.writeString(folder.resolve("journal.jsonl"), journal.text());
    Said verified = Said.by("journal", "verify", export.toString());
    assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    List<Given> given = Given.in(journal);
    Given.demandEachOnce(given);
    assertThat(given).hasSize(ALL);
    assertThat(journal.ofKind("intent-filed")).hasSize(ALL);
    for (Approved one : approved) {
      assertThat(JournalFile.bodies(journal.of("transfer-approved", "transfer/" + one.transfer())))
          .anySatisfy(body ->
              assertThat(body.path("deed").path("body").path("digest").asString())
                  .isEqualTo(one.digest()));
    }
  }
}
