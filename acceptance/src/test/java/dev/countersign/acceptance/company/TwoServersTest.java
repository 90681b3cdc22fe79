package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.json.Json;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two servers of one database, one of which is killed while it takes the approval by which it would
 * countersign. The other carries on within five seconds; nothing is signed twice, and no approval
 * that was acknowledged is lost. {@code -Dtwo.kills=40} kills more often.
 */
class TwoServersTest {
  private static final int KILLS = Integer.getInteger("two.kills", 6);
  private static final Duration CARRIES_ON = Duration.ofSeconds(5);

  @TempDir private Path folder;

  private final List<String> lines = new ArrayList<>();

  @Test
  void oneIsKilledInTheMiddleOfACountersignatureAndTheOtherCarriesOn() throws Exception {
    long seed = Long.getLong("countersign.seed", System.nanoTime());
    System.out.println("TwoServersTest: -Dcountersign.seed=" + seed);
    Random random = new Random(seed);
    List<KeyFile> keys = KeyFile.make(folder, 1);
    try (CrashingPostgres postgres =
            CrashingPostgres.start(Prepared.in(folder.resolve("database")));
        Anvil anvil = Anvil.start(Company.CHAIN);
        ServerProcess first =
            new ServerProcess(
                folder.resolve("one"), Payouts.options(folder, postgres, anvil, keys));
        ServerProcess second =
            new ServerProcess(
                folder.resolve("two"),
                Payouts.options(
                    folder, postgres, anvil, keys, "--origin", first.address().toString()))) {
      first.start().await();
      Company company = Company.over(anvil, first.address(), first.enrolmentLink());
      second.start();
      company.complete(SafeRelease.V1_4_1, Payouts.POLICY);
      company.change("wallet-added", company.account("hot", keys.getFirst().address()));
      company.fund(keys.getFirst().address(), 1_000);
      for (int i = 1; i < KILLS; i += 2) {
        company.fund(company.newTreasury("vault-" + i).address(), 10);
      }
      Doors doors = new Doors(first.address(), second.address());
      Payouts payouts = Payouts.of(company, doors);
      second.await();

      long usual = usual(payouts, first);
      for (int i = 0; i < KILLS; i++) {
        ServerProcess victim = i % 2 == 0 ? first : second;
        long after = (long) (random.nextDouble() * 1.2 * usual);
        killed(i, payouts, victim, i % 2 == 0 ? second : first, after);
      }
      payouts.awaitEnd();
      lines.forEach(System.out::println);
      assertThat(doors.faults()).isEmpty();
      payouts.approvalsAreThere();
      payouts.theJournalTells(company, folder);
      assertThat(payouts.filed()).hasSize(KILLS + 1);
      assertThat(payouts.signatures()).hasSize(KILLS + 1);
      // What was sent out of the account was sent once.
      String sent =
          anvil
              .ask(
                  "eth_getTransactionCount",
                  Json.object().stringNode(keys.getFirst().address().toHex()),
                  Json.object().stringNode("latest"))
              .asString();
      assertThat(new BigInteger(sent.substring(2), 16).intValueExact())
          .isEqualTo(1 + (KILLS + 1) / 2);
    }
  }

  /** How long the last approval takes where nobody is killed, in nanoseconds. */
  private static long usual(Payouts payouts, ServerProcess at) {
    Waiting last = waiting(payouts, "hot", "usual-number-1");
    Deed deed = begun(payouts.at(new Doors(at.address())), last);
    long start = System.nanoTime();
    HttpResponse<String> answer = deed.call();
    long took = System.nanoTime() - start;
    payouts.heard(last.id, payouts.approvers().getLast(), last.digest, answer);
    assertThat(answer.statusCode()).isEqualTo(200);
    return took;
  }

  /** Kills one while it takes the last approval, and sees what the other makes of it. */
  private void killed(
      int number, Payouts payouts, ServerProcess victim, ServerProcess other, long after)
      throws Exception {
    Waiting last =
        waiting(payouts, number % 2 == 0 ? "hot" : "vault-" + number, "kill-number-" + number);
    Payouts at = payouts.at(new Doors(victim.address()));
    Deed deed = begun(at, last);
    long killed;
    String heard;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> answer = threads.submit(deed);
      TimeUnit.NANOSECONDS.sleep(after);
      killed = System.nanoTime();
      victim.kill();
      heard = heard(payouts, last, answer);
    }
    Payouts there = payouts.at(new Doors(other.address()));
    JsonNode then = there.look(last.id);
    boolean approved = Payouts.has(then, payouts.approvers().getLast(), last.digest);
    Company.eventually("it is countersigned", () -> there.isApproved(last.id));
    Duration carriedOn = Duration.ofNanos(System.nanoTime() - killed);
    lines.add(
        "killed %3d ms into it: %s; at the other server the approval was %s, countersigned after %,d ms"
            .formatted(
                TimeUnit.NANOSECONDS.toMillis(after),
                heard,
                approved ? "there" : "not there, and was given again",
                carriedOn.toMillis()));
    assertThat(carriedOn).isLessThanOrEqualTo(CARRIES_ON);
    victim.start().await();
  }

  private static String heard(Payouts payouts, Waiting last, Future<HttpResponse<String>> answer)
      throws Exception {
    try {
      HttpResponse<String> said = answer.get();
      payouts.heard(last.id, payouts.approvers().getLast(), last.digest, said);
      return "answered " + said.statusCode();
    } catch (ExecutionException e) {
      return "no answer";
    }
  }

  /** A transfer that waits for one approval more. */
  private record Waiting(String id, String digest) {
    String path() {
      return "/transfers/" + id + "/approve";
    }
  }

  private static Waiting waiting(Payouts payouts, String wallet, String key) {
    String id = payouts.file(wallet, "1.001", key);
    Payouts.Approver abe = payouts.approvers().getFirst();
    Company.eventually("one approved " + id, () -> payouts.isApprovedBy(id, abe));
    return new Waiting(id, payouts.look(id).path("payload").path("digest").asString());
  }

  /** What is sent to the one server that the deed was begun at, once. */
  private interface Deed extends Callable<HttpResponse<String>> {
    @Override
    HttpResponse<String> call();
  }

  private static Deed begun(Payouts at, Waiting last) {
    List<Visitor> amy = new ArrayList<>();
    HttpResponse<String> answer =
        at.approvers()
            .getLast()
            .at()
            .ask(door -> {
              amy.add(door);
              return door.form(last.path() + "/deed", Map.of("digest", last.digest));
            });
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode options = Json.parse(answer.body(), "The options");
    return () -> amy.getLast().finish(last.path(), options);
  }
}
