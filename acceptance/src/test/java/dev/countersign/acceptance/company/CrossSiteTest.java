package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.server.route.Route;
import dev.countersign.server.route.Routes;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another site's page in the browser of somebody who is signed in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossSiteTest {
  private Company company;
  private Visitor sid;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = Company.found(folder, Clock.systemUTC());
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
    sid = company.person("sid");
  }

  @AfterAll
  void stop() {
    company.close();
  }

  /** With cookies and even a proof, which it could never make. */
  @ParameterizedTest
  @CsvSource({
    "cross-site, https://evil.example",
    "same-site, http://evil.localhost",
    "cross-site, null",
    "none, https://evil.example",
    "same-origin, https://evil.example",
    "'', https://evil.example",
    "'', null",
    "cross-site, ''"
  })
  void anotherSitesPageChangesNothing(String site, String origin) {
    for (Route route : Routes.ALL) {
      String method = route.method().name();
      if (method.equals("GET") || method.equals("HEAD")) {
        continue; // safe methods (RFC 9110, 9.2.1)
      }
      String path = route.pattern().replaceAll("\\{[a-z]+}", "none");
      HttpRequest.Builder request =
          sid.request(path)
              .header("DPoP", sid.proof(method, path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .method(method, BodyPublishers.ofString("reason=no"));
      if (!site.isEmpty()) {
        request.header("Sec-Fetch-Site", site);
      }
      if (!origin.isEmpty()) {
        request.header("Origin", origin);
      }
      HttpResponse<String> answer = sid.exchange(request);
      assertThat(answer.statusCode()).as("%s %s", method, path).isEqualTo(403);
      assertThat(answer.body()).contains("another site's page");
    }
    assertThat(JournalFile.of(company.journal()).ofKind("signing-stopped")).isEmpty();
  }

  @Test
  void aRequestFromTheConsolesOwnPageWithoutAProofChangesNothing() {
    URI address = company.server().address();
    HttpResponse<String> answer =
        sid.exchange(
            sid.request("/stop")
                .header("Origin", address.toString())
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("reason=no")));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(JournalFile.of(company.journal()).ofKind("signing-stopped")).isEmpty();
    assertThat(company.findings("session-without-key", "sid")).isEqualTo(1);
  }

  /** DNS rebinding: the page's own name leads to this machine. */
  @ParameterizedTest
  @CsvSource({"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1"})
  void aNameThatWasPointedHereIsNotAnswered(String name) throws IOException {
    URI address = company.server().address();
    for (String path : List.of("/", "/journal/export", "/sign-in", "/api/v1/findings")) {
      try (Socket socket = new Socket(address.getHost(), address.getPort())) {
        socket.setSoTimeout(20_000);
        String request =
            "GET "
                + path
                + " HTTP/1.1\r\nHost: "
                + name
                + ":"
                + address.getPort()
                + "\r\nConnection: close\r\nCookie: "
                + sid.cookieHeader()
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 421");
      }
    }
  }

  @Test
  void noPageCanBeReadOrFramedByAnother() {
    for (String path : List.of("/", "/journal", "/sign-in", "/nothing")) {
      HttpResponse<String> page = sid.get(path, "Origin", "https://evil.example");
      assertThat(page.headers().map().keySet())
          .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("access-control"));
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("frame-ancestors 'none'");
      assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
      assertThat(page.headers().firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    }
  }

  @Test
  void cookiesAreForTheConsolesOwnPagesAndNotForScripts() {
    Visitor again = sid.at(company.server().address(), sid.key());
    List<String> cookies = again.signIn();
    assertThat(cookies)
        .hasSize(2)
        .allMatch(cookie -> cookie.contains("HttpOnly"))
        .allMatch(cookie -> cookie.contains("SameSite=Strict"));
  }
}
