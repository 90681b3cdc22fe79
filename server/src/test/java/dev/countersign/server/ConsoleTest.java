package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.check.Question;
import dev.countersign.server.example.WorkedExample;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
  private static final String SIGNED = WorkedExample.SIGNED.text();

  private Server server;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = Running.on(folder);
    client = new Client(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void sendsABrowserWithoutScriptsToTheAnswersOwnPage() {
    HttpResponse<String> sent = client.form(Map.of("payload", SIGNED, "file", ""));
    assertThat(sent.statusCode()).isEqualTo(303);
    String page = client.get(sent.headers().firstValue("Location").orElseThrow()).body();
    assertThat(page)
        .contains("<!doctype html>", "<strong>Deny</strong>", "/findings/unknown-delegatecall")
        .contains("0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8");
  }

  @Test
  void answersInPlaceForHtmx() {
    HttpResponse<String> part = client.form(Map.of("payload", SIGNED), "HX-Request", "true");
    assertThat(part.statusCode()).isEqualTo(200);
    assertThat(part.body())
        .contains("<strong>Deny</strong>", "hx-swap-oob")
        .doesNotContain("<!doctype html>");
  }

  @Test
  void readsAFileAsItIsAndAPasteWithTheLineEndsThatWereMeant() {
    String unix = "Hello\nworld";
    String windows = "Hello\r\nworld";
    String ofUnixFile = answer(Map.of("file", unix));
    assertThat(answer(Map.of("payload", windows))).isEqualTo(ofUnixFile);
    assertThat(answer(Map.of("file", windows))).isNotEqualTo(ofUnixFile);
  }

  @Test
  void asksForOnePayloadOnly() {
    HttpResponse<String> sent = client.form(Map.of("payload", SIGNED, "file", SIGNED));
    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body()).contains("give one");
  }

  @Test
  void keepsWhatWasTypedWhenItCannotBeRead() {
    HttpResponse<String> sent =
        client.form(Map.of("payload", "{\"</textarea>\":", "wallet", "\"><b>", "intent", "{}"));
    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body())
        .contains(
            "It could not be read", "{\"&lt;/textarea&gt;\":", "&#34;>&lt;b>", "<details open>")
        .doesNotContain("{\"</textarea>");
  }

  @Test
  void refusesAFileThatIsTooLargeWithAPage() {
    String large = "a".repeat(Question.MOST_BYTES + 1);
    for (int extra : new int[] {0, 2 * 1024 * 1024}) {
      HttpResponse<String> sent = client.form(Map.of("file", large + "a".repeat(extra)));
      assertThat(sent.statusCode()).isEqualTo(413);
      assertThat(sent.body()).contains("at most 4 MiB");
    }
    assertThat(client.form(Map.of("payload", large)).statusCode()).isEqualTo(413);
    String encoded = "payload=" + "a".repeat(10 * 1024 * 1024);
    assertThat(
            client
                .post("/checks", encoded, "Content-Type", "application/x-www-form-urlencoded")
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void showsMarkupInAPayloadAsText() {
    String page = client.form(Map.of("payload", markup()), "HX-Request", "true").body();
    assertThat(page).contains("&lt;img").doesNotContain("<img");
    assertThat(client.get("/check").body()).doesNotContain("<img");
  }

  @Test
  void showsTheWorkedExampleTwiceSideBySide() {
    HttpResponse<String> page = client.get("/example");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("As the owners were shown it", "As they signed it")
        .contains("0x9d89e67333f99c136537be74029c44592985a4855172f4c2d0d942029868f98e")
        .contains("0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/check",
        "/sign-in",
        "/example",
        "/findings",
        "/findings/guard-changed",
        "/checks",
        "/checks/none",
        "/nothing",
        "/api/v1/findings",
        "/api/v1/nothing",
        "/assets/console.js"
      })
  void sendsTheSecurityHeadersWithEverything(String path) {
    HttpResponse<String> response = client.get(path);
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/check", "/example", "/findings", "/checks", "/sign-in", "/enrol", "/nothing"})
  void hasNoScriptAndNoStyleInItsPages(String path) {
    String page = client.get(path).body();
    assertThat(page)
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContain("<style", " style=", " onclick=", "javascript:")
        .doesNotContainPattern("(src|href|action)=\"(https?:)?//");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/checks/none", "/findings/none", "/assets/none.js", "/error"})
  void saysThatThereIsNothing(String path) {
    HttpResponse<String> page = client.get(path);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("There is nothing here").doesNotContain("Exception");
  }

  @Test
  void refusesAFormThatArrivesBroken() {
    HttpResponse<String> sent =
        client.post("/checks", "no parts", "Content-Type", "multipart/form-data");
    assertThat(sent.statusCode()).isBetween(400, 499);
    assertThat(sent.body()).contains("<!doctype html>").doesNotContain("Exception");
  }

  private String answer(Map<String, String> fields) {
    HttpResponse<String> sent = client.form(fields);
    String location = sent.headers().firstValue("Location").orElseThrow();
    return client.get("/api/v1" + location).body();
  }

  private static String markup() {
    return "Please sign <img src=x onerror=alert(1)> this message";
  }
}
