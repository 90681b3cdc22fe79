package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.OktaLog;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What indicators say of sessions, and which programs may read them. */
class IndicatorsReachTest {
  private static final String[] TAXII = {"Accept", "application/taxii+json;version=2.1"};

  @TempDir private Path folder;
  private Server server;
  private Founders founders;

  @BeforeEach
  void start() {
    server = Running.on(folder.resolve("data"));
    founders = new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anAccountThatComesFromAKnownNetworkIsFoundUnlessItsSourceDoubts() throws Exception {
    SoftMachine feed = machine("okta", "events");
    taken(20);
    feed.events("okta", OktaLog.signIn("ben@example.com", Instant.now()));
    feed.events("okta", OktaLog.reused("ben@example.com", Instant.now()));
    await("token-used-again");
    assertThat(journal()).doesNotContain("network-of-thieves");

    taken(60);
    feed.events("okta", OktaLog.signIn("ada@example.com", Instant.now()));
    await("network-of-thieves");
    Visitor ada = founders.ada();
    String page = ada.get("/access?show=all").body();
    assertThat(page).contains("from 203.0.113.7, which Some list lays to Lazarus Group");
  }

  @Test
  void programsReadTaxiiWithItsScopeAlone() {
    SoftMachine reader = machine("partner", "intel");
    SoftMachine other = machine("checker", "check");
    HttpResponse<String> told = reader.send("GET", "/taxii2/", null, TAXII);
    assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
    assertThat(told.body()).contains("api_roots");
    assertThat(other.send("GET", "/taxii2/", null, TAXII).statusCode()).isEqualTo(403);
    assertThat(reader.send("GET", "/api/v1/traces", null).statusCode()).isEqualTo(403);
  }

  private SoftMachine machine(String name, String scope) {
    SoftMachine machine = new SoftMachine(server.address(), name);
    founders.change("machine-added", machine.form(founders.person("ada@example.com"), scope));
    return machine;
  }

  private void taken(int confidence) {
    String table = "kind,value,confidence,actor\nip,203.0.113.7," + confidence + ",Lazarus Group";
    Visitor.told(
        founders
            .ada()
            .form(
                "/intel/indicators",
                Map.of("text", table, "source", "Some list", "name", "list", "confidence", "50")));
  }

  private String journal() {
    return founders.ada().get("/journal/export").body();
  }

  private void await(String words) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!journal().contains(words)) {
      assertThat(System.nanoTime()).as(words).isLessThan(end);
      Thread.sleep(100);
    }
  }
}
