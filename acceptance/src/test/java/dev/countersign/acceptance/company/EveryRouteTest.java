package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.server.people.Role;
import dev.countersign.server.route.Access;
import dev.countersign.server.route.Route;
import dev.countersign.server.route.Routes;
import dev.countersign.server.visit.SoftMachine;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address of the table, with everybody and with nobody; and addresses that are not in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteTest {
  private static final Map<Role, String> WITH =
      Map.of(
          Role.REQUESTER, "rea",
          Role.APPROVER, "abe",
          Role.SECURITY, "sid",
          Role.ADMINISTRATOR, "ada",
          Role.AUDITOR, "otto");
  private static final Pattern REFUSED =
      Pattern.compile("urn:countersign:problem:(not-signed-in|not-allowed)\"");

  private Company company;
  private Visitor newcomer;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = Company.found(folder, Clock.systemUTC());
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
    newcomer = company.comeIn("nia", "administrator");
  }

  @AfterAll
  void stop() {
    company.close();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void someoneWithOneRoleMayWhatTheTableSaysAndNothingElse(Role role) {
    Visitor person = company.person(String.valueOf(WITH.get(role)));
    for (Route route : Routes.ALL) {
      begin(person, route);
      boolean may =
          switch (route.access()) {
            case Access.Open open -> true;
            case Access.SignedIn signedIn -> true;
            case Access.People people -> people.roles().contains(role);
          };
      answers(person, route, may ? "" : "not-allowed");
    }
  }

  @Test
  void whoeverNobodyVouchedForMayNothingOfTheCompanys() {
    for (Route route : Routes.ALL) {
      begin(newcomer, route);
      answers(newcomer, route, route.access() instanceof Access.People ? "not-allowed" : "");
    }
  }

  @Test
  void nobodyMayOnlyWhatIsOpen() {
    for (Route route : Routes.ALL) {
      Visitor nobody = new Visitor(company.server().address());
      answers(nobody, route, route.access() instanceof Access.Open ? "" : "not-signed-in");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check", "request", "prices", "trace", "report", "events", "signals", "metrics", "alerts",
        "intel"
      })
  void aMachineMayWhatItsScopeSaysAndNothingElse(String scope) {
    SoftMachine machine = new SoftMachine(company.server().address(), "bot-" + scope);
    company.change("machine-added", machine.form(company.id("ada"), scope));
    for (Route route : Routes.ALL) {
      boolean may =
          switch (route.access()) {
            case Access.Open open -> true;
            case Access.SignedIn signedIn -> false;
            case Access.People people -> people.scopes().contains(scope);
          };
      String path = address(route);
      HttpResponse<String> answer =
          machine.send(
              route.method().name(),
              path,
              route.method().name().equals("GET") ? null : "{}",
              "Accept",
              "application/json");
      assertThat(refusal(answer))
          .as("%s %s", route.method(), path)
          .isEqualTo(may ? "" : "not-allowed");
    }
  }

  /** Roles are what the table is made of: one that nobody tried would be a hole in the walk. */
  @Test
  void everyRoleAndEveryKindOfAccessIsWalked() {
    assertThat(WITH.keySet()).isEqualTo(EnumSet.allOf(Role.class));
    Set<String> scopes =
        Set.copyOf(
            Routes.ALL.stream()
                .map(Route::access)
                .filter(Access.People.class::isInstance)
                .flatMap(access -> ((Access.People) access).scopes().stream())
                .toList());
    assertThat(scopes)
        .containsExactlyInAnyOrder(
            "check", "request", "prices", "trace", "report", "events", "signals", "metrics",
            "alerts", "intel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/error",
        "/actuator",
        "/actuator/env",
        "/login",
        "/logout",
        "/default-ui.css",
        "/webauthn/register",
        "/webauthn/register/options",
        "/webauthn/authenticate/options",
        "/login/webauthn",
        "/oauth2/authorization/any",
        "/h2-console",
        "/v3/api-docs",
        "/swagger-ui/index.html",
        "/api",
        "/api/v1",
        "/api/v1/nothing",
        "/api/v2/findings",
        "/transfers/one/two/three",
        "/TRANSFERS",
        "/journal/",
        "/journal/export/all",
        "/people/",
        "/favicon.ico",
        "/.env",
        "/META-INF/MANIFEST.MF"
      })
  void whatIsNotInTheTableIsNotThereWhoeverAsks(String path) {
    for (Visitor who : List.of(new Visitor(company.server().address()), company.person("ada"))) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
        HttpRequest.Builder request =
            who.request(path)
                .header("DPoP", who.proof(method, path))
                .header("Accept", "application/json")
                .method(method, BodyPublishers.noBody());
        HttpResponse<String> answer = who.exchange(request);
        assertThat(answer.statusCode()).as("%s %s", method, path).isEqualTo(404);
      }
    }
  }

  @Test
  void anAddressAnswersToNoOtherMethod() {
    Visitor ada = company.person("ada");
    ada.signIn();
    for (Route route : Routes.ALL) {
      for (String method : List.of("DELETE", "PATCH", "OPTIONS", "HEAD")) {
        if (isInTable(method, route.pattern())) {
          continue;
        }
        String path = address(route);
        HttpRequest.Builder request =
            ada.request(path)
                .header("DPoP", ada.proof(method, path))
                .method(method, BodyPublishers.noBody());
        assertThat(ada.exchange(request).statusCode()).as("%s %s", method, path).isEqualTo(405);
      }
    }
  }

  private static boolean isInTable(String method, String pattern) {
    return Routes.ALL.stream()
        .anyMatch(one -> one.method().name().equals(method) && one.pattern().equals(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/journal;a=b",
        "/journal/;",
        "/assets/../journal",
        "/assets/..%2fjournal",
        "/assets/%2e%2e/journal",
        "/assets//..//journal",
        "//journal",
        "/./journal",
        "/%6aournal",
        "/journal%00",
        "/journal%2f",
        "/assets/..;/journal",
        "\\journal"
      })
  void noOtherSpellingOfAnAddressPassesItsDoor(String path) throws IOException {
    String answer =
        raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).as(answer).doesNotStartWith("HTTP/1.1 2");
    assertThat(answer).doesNotContain("installation-founded", "intent-filed");
  }

  /** Signs in anew, unless the route before only read, which ends no session. */
  private static void begin(Visitor who, Route route) {
    int number = Routes.ALL.indexOf(route);
    if (number == 0 || !Routes.ALL.get(number - 1).method().name().equals("GET")) {
      who.signIn();
    }
  }

  private void answers(Visitor who, Route route, String refusal) {
    String path = address(route);
    String method = route.method().name();
    HttpRequest.Builder request =
        who.request(path)
            .header("DPoP", who.proof(method, path))
            .header("Accept", "application/json");
    HttpResponse<String> answer =
        who.exchange(
            method.equals("GET")
                ? request
                : request
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, BodyPublishers.noBody()));
    assertThat(refusal(answer)).as("%s %s", method, path).isEqualTo(refusal);
    if (refusal.isEmpty()) {
      assertThat(answer.statusCode()).as("%s %s", method, path).isNotEqualTo(403);
    }
  }

  /** By what the door turned it away; empty where it let it in. */
  private static String refusal(HttpResponse<String> answer) {
    Matcher refused = REFUSED.matcher(answer.body());
    return refused.find() ? refused.group(1) : "";
  }

  /** An address of the pattern, of something that is not there. */
  private static String address(Route route) {
    return route
        .pattern()
        .replace("**", "none")
        .replace("*", "none")
        .replace("{kind}", "none")
        .replace("{code}", "none")
        .replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
  }

  private String raw(String request) throws IOException {
    URI address = company.server().address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
