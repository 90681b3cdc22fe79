package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.visit.FreePort;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.BrowserKey;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in where the company has an identity provider. */
class SingleSignOnTest {
  @TempDir private Path folder;

  private final TestClock clock = new TestClock();
  private CompanyProvider provider;
  private Server server;
  private Visitor ada;
  private Visitor ben;

  @BeforeEach
  void start() throws IOException {
    int port = FreePort.any();
    provider =
        new CompanyProvider(URI.create("http://localhost:" + port + "/sign-in/provider/back"));
    Path secret = Files.writeString(folder.resolve("secret"), CompanyProvider.SECRET + "\n");
    Connections.Said said =
        new Connections.Said(
            null,
            null,
            null,
            null,
            null,
            provider.issuer().toString(),
            CompanyProvider.CLIENT,
            secret);
    server =
        Server.start(
            new ServerOptions(
                    port,
                    null,
                    Prepared.in(folder.resolve("data")),
                    null,
                    List.of(),
                    List.of(),
                    clock,
                    progress -> {})
                .with(Connections.of(said)));
    ada = People.founder(server);
    ben = People.administrator(server, ada);
  }

  @AfterEach
  void stop() {
    server.close();
    provider.close();
  }

  @Test
  void whoeverSignsInWasAtTheProviderFirst() throws Exception {
    Visitor browser = elsewhere(ada);
    assertThat(browser.get("/sign-in").body())
        .contains("Continue at localhost")
        .doesNotContain("id=\"sign-in\"");
    assertThat(refused(browser)).contains("Sign in at localhost first");

    visit(browser, "ada");
    assertThat(browser.get("/sign-in").body()).contains("ada@example.com", "id=\"sign-in\"");
    browser.signIn();
    assertThat(browser.get("/me").body()).contains("Ada Example");
    assertThat(journal()).contains("provider-bound", "\"subject\":\"ada\"");

    // A visit is good for one session.
    assertThat(refused(browser)).contains("Sign in at localhost first");
  }

  @Test
  void theProvidersWordOpensNothingWithoutThePasskey() throws Exception {
    Visitor browser = new Visitor(server.address());
    visit(browser, "ada");
    assertThat(browser.get("/me").statusCode()).isEqualTo(401);
    assertThat(browser.get("/people").statusCode()).isEqualTo(401);
  }

  @Test
  void anothersPasskeyIsRefusedAndTold() throws Exception {
    Visitor browser = elsewhere(ben);
    visit(browser, "ada");
    assertThat(refused(browser)).contains("another person's");
    assertThat(journal()).contains("passkey-of-another");
    assertThat(browser.get("/me").statusCode()).isEqualTo(401);
  }

  @Test
  void theAddressDecidesOnceAndTheSubjectFromThenOn() throws Exception {
    provider.says("mallory", "ada@example.com");
    visit(elsewhere(ada), "ada");
    assertThat(back(elsewhere(ada), "mallory").body()).contains("somebody else there");
    provider.says("ada", "other@example.com");
    Visitor browser = elsewhere(ada);
    visit(browser, "ada");
    browser.signIn();
  }

  @Test
  void whomNobodyKnowsOrWhoseAddressIsNotVerifiedDoesNotComeIn() throws Exception {
    assertThat(back(elsewhere(ada), "nobody").body())
        .contains("you are nobody@example.com, who is not known here");
    provider.says("ben", "?ben@example.com");
    assertThat(back(elsewhere(ben), "ben").body()).contains("no mail address of yours");
  }

  @Test
  void aWayBackIsGoodOnceInItsBrowserForAWhile() throws Exception {
    Visitor browser = elsewhere(ada);
    String path = own(provider.signIn(way(browser), "ada"));
    assertThat(elsewhere(ada).get(path).body()).contains("not begun in this browser");
    assertThat(browser.get(path.replaceAll("state=[^&]+", "state=another")).body())
        .contains("not begun in this browser");
    assertThat(browser.get(path).statusCode()).isEqualTo(303);
    assertThat(browser.get(path).body()).contains("not begun in this browser");

    Visitor late = elsewhere(ada);
    String tooLate = own(provider.signIn(way(late), "ada"));
    clock.move(Duration.ofMinutes(11));
    assertThat(late.get(tooLate).body()).contains("longer than ten minutes");

    // A code that was got elsewhere is not good here: it belongs to another verifier.
    Visitor victim = elsewhere(ada);
    String taken = own(provider.signIn(way(victim), "ada")).replaceAll(".*code=([^&]+).*", "$1");
    Visitor thief = elsewhere(ben);
    String own = own(provider.signIn(way(thief), "ben"));
    assertThat(thief.get(own.replaceAll("code=[^&]+", "code=" + taken)).body())
        .contains("does not take the code");
  }

  @Test
  void aProviderThatIsGoneIsSaidAndEndsNoSession() throws Exception {
    provider.close();
    Visitor browser = elsewhere(ada);
    HttpResponse<String> answer = browser.get("/sign-in/provider");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("does not answer");
    assertThat(ada.get("/me").body()).contains("Ada Example");
    assertThat(browser.get("/sign-in/provider/back?error=access_denied").body())
        .contains("did not sign you in (access_denied)");
  }

  private Visitor elsewhere(Visitor who) {
    Visitor same = who.at(server.address(), new BrowserKey());
    same.follow(clock);
    return same;
  }

  private URI way(Visitor browser) {
    return URI.create(
        browser.get("/sign-in/provider").headers().firstValue("Location").orElseThrow());
  }

  private HttpResponse<String> back(Visitor browser, String name)
      throws IOException, InterruptedException {
    return browser.get(own(provider.signIn(way(browser), name)));
  }

  private void visit(Visitor browser, String name) throws IOException, InterruptedException {
    HttpResponse<String> answer = back(browser, name);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private static String own(URI address) {
    return address.getRawPath() + "?" + address.getRawQuery();
  }

  private static String refused(Visitor browser) {
    try {
      browser.signIn();
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("it was let in");
  }

  private String journal() {
    return ada.get("/journal/export").body();
  }
}
