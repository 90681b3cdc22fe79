package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.visit.FreePort;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of two servers stands still, as under SIGSTOP, in the middle of what it holds, and goes on
 * later. The other takes its work over, and what comes late does no harm.
 */
@Timeout(600)
class StoodStillTest {
  private static final String CHAIN_HERE = "countersign_watch_here{chain=\"31337\"}";
  private static final String ACCOUNTS_HERE = "countersign_access_watch_here";

  @TempDir private Path folder;

  private CrashingPostgres postgres;
  private Anvil anvil;
  private One first;
  private One second;
  private Company company;
  private final HttpClient browser = HttpClient.newHttpClient();

  /** A server, the port of its metrics, and how its connections are called. */
  private record One(String name, ServerProcess process, int metrics) {}

  @BeforeEach
  void begin() throws IOException {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    anvil = Anvil.start(Company.CHAIN);
    first = one("first");
    first.process.start().await();
    second = one("second", "--origin", first.process.address().toString());
    company = Company.over(anvil, first.process.address(), first.process.enrolmentLink());
    second.process.start();
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
    second.process.await();
  }

  @AfterEach
  void end() {
    browser.close();
    first.process.close();
    second.process.close();
    anvil.close();
    postgres.close();
  }

  @Test
  void ofAChain() throws Exception {
    // No reorganisation is to reach what the company was founded in.
    mine(20);
    One holder = holder(CHAIN_HERE);
    One other = holder.equals(first) ? second : first;
    try (Connection lock = DriverManager.getConnection(postgres.url())) {
      lock.setAutoCommit(false);
      run(lock, "select 1 from followed_chain for update");
      mine(1);
      waits(holder, "select server from followed_chain%"); // to write what it read
      holder.process.signal("STOP");
      long stopped = System.nanoTime();
      lock.commit();
      reorganised();
      Company.eventually("the other follows", () -> holds(other, CHAIN_HERE) && isUpToDate());
      System.out.printf(
          "StoodStillTest: in the middle of a write of a block; the other was up to date after %,d ms%n",
          Duration.ofNanos(System.nanoTime() - stopped).toMillis());
      String taken = holderOf("followed_chain", "server");
      mine(2);
      holder.process.signal("CONT");
      reorganised();
      Company.eventually("it knows that it is not", () -> !holds(holder, CHAIN_HERE));
      Company.eventually("all blocks are there", this::isUpToDate);
      assertThat(holderOf("followed_chain", "server")).isEqualTo(taken);
    }
    assertThat(postgres.rows("select number, hash from followed_block order by 1"))
        .isEqualTo(chain());
    JournalFile.of(company.journal()).demandWhole();
  }

  @Test
  void ofEventsAroundAccounts() throws Exception {
    One holder = holder(ACCOUNTS_HERE);
    One other = holder.equals(first) ? second : first;
    Company.eventually("it watched what came", this::isWatched);
    try (Connection lock = DriverManager.getConnection(postgres.url())) {
      lock.setAutoCommit(false);
      run(lock, "select 1 from access_watch for update");
      waits(holder, "%access_watch%");
      holder.process.signal("STOP");
      long stopped = System.nanoTime();
      lock.commit();
      Company.eventually("the other watches", () -> holds(other, ACCOUNTS_HERE));
      System.out.printf(
          "StoodStillTest: in the middle of watching events; the other watched after %,d ms%n",
          Duration.ofNanos(System.nanoTime() - stopped).toMillis());
      String taken = holderOf("access_watch", "holder");
      holder.process.signal("CONT");
      Company.eventually("it knows that it does not", () -> !holds(holder, ACCOUNTS_HERE));
      company.pay("rea", Company.SUPPLIER, "0.001");
      Company.eventually("what comes is watched", this::isWatched);
      assertThat(holderOf("access_watch", "holder")).isEqualTo(taken);
    }
    assertThat(postgres.rows("select key from access_event group by key having count(*) > 1"))
        .isEmpty();
    JournalFile.of(company.journal()).demandWhole();
  }

  private One one(String name, String... more) throws IOException {
    int metrics = FreePort.any();
    List<String> options =
        new ArrayList<>(
            List.of(
                "--database",
                postgres.url() + "&ApplicationName=" + name,
                "--rpc",
                anvil.url(),
                "--metrics",
                Integer.toString(metrics)));
    options.addAll(List.of(more));
    return new One(name, new ServerProcess(folder.resolve(name), options), metrics);
  }

  private One holder(String figure) {
    Company.eventually("one is at it", () -> holds(first, figure) || holds(second, figure));
    return holds(first, figure) ? first : second;
  }

  private boolean holds(One one, String figure) {
    try {
      HttpRequest asked =
          HttpRequest.newBuilder(URI.create("http://localhost:" + one.metrics + "/metrics"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return browser
          .send(asked, HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .anyMatch(line -> line.equals(figure + " 1.0"));
    } catch (IOException e) {
      throw new AssertionError(one.name + " does not tell its figures", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void waits(One one, String like) {
    String asked =
        "select 1 from pg_stat_activity where application_name = '"
            + one.name
            + "' and wait_event_type = 'Lock' and query like '"
            + like
            + "'";
    Company.eventually(one.name + " waits for the row", () -> !postgres.rows(asked).isEmpty());
  }

  private void mine(int blocks) {
    anvil.ask("anvil_mine", Json.object().numberNode(blocks));
  }

  /** Blocks are replaced, with a payment in them. */
  private void reorganised() {
    Address treasury = company.safe().address();
    anvil.send(anvil.accounts().getFirst(), treasury, BigInteger.TWO, Bytes.EMPTY);
    anvil.ask("anvil_reorg", Json.object().numberNode(2), Json.object().arrayNode());
    anvil.send(anvil.accounts().getFirst(), treasury, BigInteger.TEN, Bytes.EMPTY);
  }

  private boolean isUpToDate() {
    long newest = Long.decode(anvil.ask("eth_blockNumber").asString());
    return postgres
        .rows("select max(number) from followed_block")
        .equals(List.of(Long.toString(newest)));
  }

  private boolean isWatched() {
    return !postgres
        .rows("select 1 from access_watch where watched = (select max(number) from access_event)")
        .isEmpty();
  }

  private String holderOf(String table, String column) {
    return postgres.rows("select " + column + " from " + table).getFirst();
  }

  /** What the node says of the blocks that were followed. */
  private List<String> chain() throws NodeFault {
    long first = Long.parseLong(postgres.rows("select min(number) from followed_block").getFirst());
    long newest = Long.decode(anvil.ask("eth_blockNumber").asString());
    BlockReader reader = new BlockReader(anvil, Company.CHAIN, true);
    List<String> chain = new ArrayList<>();
    for (long height = first; height <= newest; height++) {
      chain.add(height + " " + reader.read(height).header().hash().toHex());
    }
    return chain;
  }

  private static void run(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(query);
    }
  }
}
