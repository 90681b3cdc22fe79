package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.visit.Prepared;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers of one database that are killed at random in the middle of five hundred transfers,
 * and a database that crashes underneath. What was acknowledged stays, nothing is signed twice.
 */
class KilledInTheMiddleTest {
  private static final int SMALL = 450;
  private static final int LARGE = 40;
  private static final int OUT_OF_SAFES = 10;
  private static final int ALL = SMALL + LARGE + OUT_OF_SAFES;

  private static final BigInteger MILLI = BigInteger.TEN.pow(15);

  @TempDir private Path folder;

  private final AtomicInteger done = new AtomicInteger();

  @Test
  void whatWasAcknowledgedStaysAndNothingIsSignedTwice() throws Exception {
    long seed = Long.getLong("countersign.seed", System.nanoTime());
    System.out.println("KilledInTheMiddleTest: -Dcountersign.seed=" + seed);
    List<KeyFile> keys = KeyFile.make(folder, 4);
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
      for (int i = 0; i < keys.size(); i++) {
        company.change("wallet-added", company.account("hot-" + i, keys.get(i).address()));
        company.fund(keys.get(i).address(), 1_000);
      }
      for (int i = 0; i < OUT_OF_SAFES; i++) {
        company.fund(company.newTreasury("vault-" + i).address(), 10);
      }
      Doors doors = new Doors(first.address(), second.address());
      Payouts payouts = Payouts.of(company, doors);
      BigInteger before = anvil.balance(Company.SUPPLIER);
      second.await();

      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
          int own = thread;
          work.add(threads.submit(() -> payOut(payouts, own)));
        }
        for (int thread = 0; thread < 2; thread++) {
          int own = thread;
          work.add(threads.submit(() -> payOutWithApprovals(payouts, own)));
        }
        work.add(threads.submit(() -> payOutOfSafes(payouts)));
        interfere(new Random(seed), work, postgres, first, second);
        for (Future<?> one : work) {
          one.get();
        }
      }
      payouts.awaitEnd();
      assertThat(doors.faults()).isEmpty();
      everythingIsThere(payouts, anvil, keys, before);
      payouts.theJournalTells(company, folder);
      assertThat(payouts.filed()).hasSize(ALL);
    }
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

  private void payOut(Payouts payouts, int thread) {
    for (int i = thread; i < SMALL; i += 4) {
      payouts.file("hot-" + i % 2, "0.001", "small-number-" + i);
      done.incrementAndGet();
    }
  }

  private void payOutWithApprovals(Payouts payouts, int thread) {
    for (int i = thread; i < LARGE; i += 2) {
      payouts.approve(payouts.file("hot-" + (2 + thread), "1.001", "large-number-" + i));
      done.incrementAndGet();
    }
  }

  private void payOutOfSafes(Payouts payouts) {
    for (int i = 0; i < OUT_OF_SAFES; i++) {
      payouts.approve(payouts.file("vault-" + i, "1.001", "vault-number-" + i));
      done.incrementAndGet();
    }
  }

  private void everythingIsThere(
      Payouts payouts, Anvil anvil, List<KeyFile> keys, BigInteger before) {
    assertThat(payouts.signatures()).hasSize(ALL);
    assertThat(payouts.approved()).hasSizeGreaterThan(LARGE + OUT_OF_SAFES);
    payouts.approvalsAreThere();
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
}
