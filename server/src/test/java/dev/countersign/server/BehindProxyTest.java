package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where requests come from as the server notes it, with headers of a proxy on this machine and with
 * forged ones. The journal tells the network of whoever gets a token.
 */
class BehindProxyTest {
  private static String network(Server server, Founders founders, String... headers) {
    String name = "bot-" + UUID.randomUUID();
    SoftMachine bot = new SoftMachine(server.address(), name);
    founders.change("machine-added", bot.form(founders.person("ada@example.com"), "check"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address().resolve("/api/v1/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("DPoP", bot.key().proof(server.address().toString(), "POST", "/api/v1/token"))
            .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + name));
    if (headers.length > 0) {
      request.headers(headers);
    }
    assertThat(bot.exchange(request).statusCode()).isEqualTo(200);
    String entry =
        founders
            .ada()
            .get("/journal/export")
            .body()
            .lines()
            .filter(line -> line.contains("machine-token-issued") && line.contains(name))
            .findFirst()
            .orElseThrow();
    return People.group(entry, "network\\\\?\":\\\\?\"([^\"\\\\]+)");
  }

  @Test
  void forgedHeadersAreNothingWithoutASetting(@TempDir Path folder) {
    try (Server server = Running.on(folder)) {
      Founders founders =
          new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
      assertThat(network(server, founders, "X-Forwarded-For", "203.0.113.7"))
          .isEqualTo("127.0.0.1");
      assertThat(network(server, founders, "Forwarded", "for=203.0.113.7")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aTrustedProxysWordIsTakenFromTheRightAndOfItsOwnHeaderAlone(@TempDir Path folder)
      throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("access.yaml"),
            """
            access: 1
            trusted-proxies: { networks: [127.0.0.1, 10.0.0.0/24], header: x-forwarded-for }
            """);
    try (Server server =
        Server.start(
            Running.options(0, Prepared.in(folder.resolve("data")), null)
                .with(Connections.NONE.withAccess(settings)))) {
      Founders founders =
          new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
      assertThat(network(server, founders, "X-Forwarded-For", "1.1.1.1, 203.0.113.7, 10.0.0.9"))
          .isEqualTo("203.0.113.7");
      assertThat(
              network(
                  server,
                  founders,
                  "Forwarded",
                  "for=1.1.1.1",
                  "X-Real-IP",
                  "1.1.1.1",
                  "X-Forwarded-For",
                  "203.0.113.8"))
          .isEqualTo("203.0.113.8");
      assertThat(network(server, founders)).isEqualTo("127.0.0.1");
    }
  }
}
