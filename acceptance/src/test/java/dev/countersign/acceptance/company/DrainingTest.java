package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to end while it decides. */
@Timeout(600)
class DrainingTest {
  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void whatIsAtHandEndsWhileWhatIsNewIsSentElsewhere() throws Exception {
    try (CrashingPostgres postgres =
            CrashingPostgres.start(Prepared.in(folder.resolve("database")));
        Anvil anvil = Anvil.start(Company.CHAIN);
        ServerProcess server =
            new ServerProcess(
                folder.resolve("data"),
                List.of("--database", postgres.url(), "--rpc", anvil.url(), "--drain", "3"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection lock = DriverManager.getConnection(postgres.url())) {
      server.start().await();
      Company company = Company.over(anvil, server.address(), server.enrolmentLink());
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      URI health = server.address().resolve("/health");
      URI guide = server.address().resolve("/sign-in");
      assertThat(get(health).statusCode()).isEqualTo(200);

      lock.setAutoCommit(false);
      try (Statement statement = lock.createStatement()) {
        statement.execute("select 1 from journal_tail for update");
      }
      Future<String> filed = threads.submit(() -> company.pay("rea", Company.SUPPLIER, "0.001"));
      Company.eventually("it waits to be decided", () -> isWaiting(postgres));
      server.signal("TERM");
      Company.eventually("it says that it ends", () -> get(health).statusCode() == 503);
      HttpResponse<String> ends = get(health);
      assertThat(ends.body()).contains("draining");
      assertThat(ends.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(get(guide).statusCode()).as("balancers need not know yet").isEqualTo(200);
      Company.eventually("it takes nothing new", () -> get(guide).statusCode() == 503);
      assertThat(get(guide).headers().firstValue("Retry-After")).hasValue("1");
      assertThat(get(guide).body()).contains("did nothing of what was asked");
      lock.commit();
      assertThat(filed.get()).startsWith("/transfers/");
      assertThat(server.ends()).isTrue();
    } finally {
      client.close();
    }
  }

  private static boolean isWaiting(CrashingPostgres postgres) {
    try (Connection connection = DriverManager.getConnection(postgres.url());
        Statement statement = connection.createStatement()) {
      return statement
          .executeQuery(
              "select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                  + " and query like '%journal_tail%'")
          .next();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> get(URI address) {
    try {
      return client.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
