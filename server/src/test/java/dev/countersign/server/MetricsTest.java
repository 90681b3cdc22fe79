package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.OktaLog;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prometheus reads of the intake, and who may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
  private Server server;
  private Founders founders;
  private SoftMachine feed;
  private SoftMachine prometheus;

  @BeforeAll
  void found(@TempDir Path room) {
    server =
        Server.start(Running.options(0, Prepared.in(room.resolve("data")), null).withMetrics(0));
    founders = new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
    feed = new SoftMachine(server.address(), "feed");
    prometheus = new SoftMachine(server.address(), "prometheus");
    String ada = founders.person("ada@example.com");
    founders.change("machine-added", feed.form(ada, "events"));
    founders.change("machine-added", prometheus.form(ada, "metrics"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theIntakeIsCounted() {
    Instant at = Instant.now();
    String reported = OktaLog.reported("mia@example.com", at);
    feed.events("okta", reported + "\n" + "hello");
    feed.events("okta", reported);
    feed.events("okta", OktaLog.signIn("mia@example.com", at.minus(Duration.ofHours(1))));
    await("countersign_access_findings_total{code=\"provider-warned\",severity=\"high\"} 1.0");
    assertThat(metrics())
        .contains(
            "countersign_access_events_total{outcome=\"taken\",source=\"okta\"} 2.0",
            "countersign_access_events_total{outcome=\"repeated\",source=\"okta\"} 1.0",
            "countersign_access_events_total{outcome=\"late\",source=\"okta\"} 1.0",
            "countersign_access_events_total{outcome=\"unreadable\",source=\"okta\"} 1.0",
            "countersign_access_watch_events_total{outcome=\"too-late\"}",
            "countersign_access_watch_events_total{outcome=\"bounded\"} 0.0",
            "countersign_access_source_age_seconds{source=\"okta\"}",
            "countersign_access_source_silence_seconds{source=\"okta\"}",
            "countersign_access_watch_here 1.0",
            "countersign_metrics_unread{part=\"access\"} 0.0",
            "jvm_memory_used_bytes");
    await("countersign_access_watch_behind 0.0");
    await(
        "countersign_access_responses_total{action=\"hold-transfers\",outcome=\"rehearsed\"} 1.0");
    assertThat(metrics()).doesNotContain("mia");
  }

  private String metrics() {
    return prometheus.get("/api/v1/metrics").body();
  }

  private void await(String line) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!metrics().contains(line)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("there is no " + line + " in " + metrics());
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void onlyThoseWhoMayReadIt() {
    assertThat(prometheus.get("/api/v1/metrics").statusCode()).isEqualTo(200);
    assertThat(prometheus.get("/api/v1/metrics").headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain")
        .contains("version=0.0.4");
    assertThat(founders.ben().get("/api/v1/metrics").statusCode()).isEqualTo(200);
    assertThat(feed.get("/api/v1/metrics").statusCode()).isEqualTo(403);
    Visitor nobody = new Visitor(server.address());
    assertThat(nobody.exchange(nobody.request("/api/v1/metrics")).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /metrics,       localhost,           200",
    "GET,  /metrics,       127.0.0.1:9100,      200",
    "GET,  /metrics,       evil.example,        421",
    "GET,  /,              localhost,           404",
    "GET,  /api/v1/token,  localhost,           404",
    "GET,  /metrics/more,  localhost,           404",
    "POST, /metrics,       localhost,           405"
  })
  void itsOwnPortAnswersThisMachineWithFiguresAlone(
      String method, String path, String host, int status) throws IOException {
    URI address = URI.create("http://localhost:" + server.metricsPort());
    assertThat(server.metricsPort()).isNotEqualTo(server.address().getPort());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      String request =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
      assertThat(answer.contains("countersign_access_watch_here")).isEqualTo(status == 200);
    }
  }
}
