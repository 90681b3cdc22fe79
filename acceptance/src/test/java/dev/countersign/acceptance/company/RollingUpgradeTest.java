package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.visit.Prepared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers of one database are stopped and started again one after the other, while payouts go
 * on; none is missed. With {@code -Dprevious=LIB}, the folder of an earlier release's libraries,
 * both begin as that release, and it decides beside this one on this one's tables.
 */
class RollingUpgradeTest {
  private static final String PREVIOUS = System.getProperty("previous", "");

  /** So many more are through before the next step. */
  private static final int BETWEEN = 5;

  @TempDir private Path folder;

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();

  @Test
  void nothingIsMissedWhileServersAreReplacedOneByOne() throws Exception {
    List<KeyFile> keys = KeyFile.make(folder, 2);
    try (CrashingPostgres postgres =
            CrashingPostgres.start(Prepared.programIn(folder.resolve("database")));
        Anvil anvil = Anvil.start(Company.CHAIN);
        ServerProcess first = process("one", Payouts.options(folder, postgres, anvil, keys));
        ServerProcess second =
            process(
                "two",
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
      second.await();
      Doors doors = new Doors(first.address(), second.address());
      Payouts payouts = Payouts.of(company, doors);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
          int own = i;
          work.add(threads.submit(() -> payOut(payouts, own)));
        }
        for (ServerProcess one : List.of(first, second)) {
          goesOn(work);
          one.stop();
          goesOn(work);
          one.asNow().start().await();
        }
        goesOn(work);
        enough.set(true);
        for (Future<?> one : work) {
          one.get();
        }
      }
      payouts.awaitEnd();
      assertThat(doors.faults()).isEmpty();
      payouts.approvalsAreThere();
      payouts.theJournalTells(company, folder);
      System.out.println(
          "RollingUpgradeTest: from "
              + (PREVIOUS.isEmpty() ? "this build" : "an earlier one")
              + ": "
              + payouts.filed().size()
              + " transfers, "
              + payouts.approved().size()
              + " approvals, none missed");
    }
  }

  private ServerProcess process(String name, List<String> options) {
    ServerProcess process = new ServerProcess(folder.resolve(name), options);
    return PREVIOUS.isEmpty() ? process : process.as(Path.of(PREVIOUS));
  }

  /** One that needs nobody and one that needs two people, in turn, until it is enough. */
  private void payOut(Payouts payouts, int own) {
    for (int i = 0; !enough.get(); i++) {
      String key = "turn-number-" + own + "-" + i;
      if (i % 2 == 0) {
        payouts.file("hot-" + own, "0.001", key);
      } else {
        payouts.approve(payouts.file("hot-" + own, "1.001", key));
      }
      done.incrementAndGet();
    }
  }

  private void goesOn(List<Future<?>> work) {
    int wanted = done.get() + BETWEEN;
    Company.eventually(
        wanted + " transfers are through",
        () -> done.get() >= wanted || work.stream().anyMatch(Future::isDone));
  }
}
