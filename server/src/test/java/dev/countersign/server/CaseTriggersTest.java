package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.FreePort;
import dev.countersign.server.visit.OktaLog;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.Raising;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What opens a case by itself, and what joins it. */
class CaseTriggersTest {
  private static final String LURE =
      "Dear candidate, we hire blockchain engineers, the salary is 400,000. Please download the"
          + " test project, run npm install and npm start on your work laptop.";

  @TempDir private Path folder;

  @Test
  void whatSomebodyRanAndTheirStolenSessionAreOneCaseThatAsksEachQuestionOnce() {
    try (Raising raising = Raising.in(() -> Running.on(folder.resolve("data")))) {
      Founders founders = founders(raising);
      Visitor ben = founders.ben();
      SoftMachine feed = new SoftMachine(raising.server().address(), "okta-feed");
      founders.change("machine-added", feed.form(founders.person("ada@example.com"), "events"));
      String report =
          Visitor.told(ben.form("/reports", Map.of("text", LURE))).path("location").asString();
      Visitor.told(ben.form(report + "/met", Map.of("level", "opened")));
      eventually("it is looked at", () -> journal(founders).contains("\"lure-met\""));
      assertThat(cases(founders)).as("who only opened it").isEmpty();
      Visitor.told(ben.form(report + "/met", Map.of("level", "ran")));
      eventually("a case", () -> !cases(founders).isEmpty());
      JsonNode ran = whole(founders);
      assertThat(ran.path("kind").asString()).isEqualTo("ran-a-file");
      assertThat(ran.path("title").asString())
          .isEqualTo("Ben Example ran what a stranger sent them");
      assertThat(tasks(ran, "open")).contains("machine", "end-sessions", "who-else");

      feed.events("okta", OktaLog.reused("ben@example.com", Instant.now()));
      eventually(
          "the session", () -> whole(founders).path("kind").asString().equals("session-stolen"));
      JsonNode both = whole(founders);
      assertThat(both.path("number")).isEqualTo(ran.path("number"));
      assertThat(tasks(both, "open"))
          .containsOnlyOnce("machine", "end-sessions")
          .contains("ask-the-person", "who-else");
      assertThat(both.path("timeline").toString())
          .contains("Ben Example reported lure 1", "Ben Example ran it, they say", "\"Found\"");
      assertThat(journal(founders)).contains("case-joined");

      feed.events("okta", OktaLog.reused("cleo@example.com", Instant.now()));
      eventually("another's", () -> cases(founders).size() == 2);
    }
  }

  @Test
  void depositsFromListedAddressesOfOneWalletAreOneCaseAndSmallThingsAreNone() {
    try (Raising raising = Raising.in(() -> Running.on(folder.resolve("data")))) {
      Founders founders = founders(raising);
      listed(raising, Severity.MEDIUM, "1", "0x00000000000000000000000000000000000bad01");
      listed(raising, Severity.HIGH, "2", "0x00000000000000000000000000000000000bad02");
      listed(raising, Severity.HIGH, "2", "0x00000000000000000000000000000000000bad03");
      listed(raising, Severity.HIGH, "3", "0x00000000000000000000000000000000000bad04");
      eventually("both cases", () -> cases(founders).size() == 2);
      List<JsonNode> all = cases(founders);
      assertThat(all).extracting(one -> one.path("kind").asString()).containsOnly("address-listed");
      String about =
          Visitor.told(founders.ada().get("/api/v1/cases/" + all.getFirst().path("id").asString()))
              .path("about")
              .toString();
      assertThat(about).contains("bad02", "bad03").doesNotContain("bad01", "bad04");
    }
  }

  @Test
  void nothingIsLookedAtTwiceOrLostOverARestart() throws IOException {
    Path data = Prepared.in(folder.resolve("data"));
    int port = FreePort.any();
    Founders founders;
    try (Raising raising = Raising.in(() -> Server.start(Running.options(port, data, null)))) {
      founders = founders(raising);
      raising.moved(Severity.CRITICAL, "wallet/00000000-0000-0000-0000-000000000001", "a", 1);
      eventually("a case", () -> cases(founders).size() == 1);
      raising.moved(Severity.CRITICAL, "wallet/00000000-0000-0000-0000-000000000002", "b", 2);
    }
    try (Raising raising = Raising.in(() -> Server.start(Running.options(port, data, null)))) {
      Visitor ada = founders.ada();
      assertThat(raising.server().address().getPort()).isEqualTo(port);
      ada.signIn();
      eventually(
          "the second in it",
          () ->
              Visitor.told(ada.get("/api/v1/cases"))
                  .path("cases")
                  .get(0)
                  .path("id")
                  .asString()
                  .transform(id -> ada.get("/api/v1/cases/" + id).body())
                  .contains("000000000002"));
      String journal = ada.get("/journal/export").body();
      assertThat(journal.split("\"case-opened\"", -1)).hasSize(2);
      assertThat(journal.split("\"case-joined\"", -1)).hasSize(2);
    }
  }

  private static Founders founders(Raising raising) {
    return new Founders(
        raising.server().address(), Objects.requireNonNull(raising.server().enrolmentLink()));
  }

  private static void listed(Raising raising, Severity severity, String wallet, String from) {
    String subject = "wallet/00000000-0000-0000-0000-00000000000" + wallet;
    raising
        .desk()
        .raise(
            List.of(
                new Alert(
                    WatchFinding.DEPOSIT_FROM_LISTED,
                    severity,
                    subject,
                    subject,
                    from,
                    "1 ETH came from " + from + ", which is listed",
                    Map.of("address", from),
                    Optional.of(
                        new Sighting(
                            1,
                            Optional.of(7L),
                            Optional.of(Bytes.word(new BigInteger(from.substring(2), 16))))),
                    Instant.now())));
  }

  private static String journal(Founders founders) {
    return founders.ada().get("/journal/export").body();
  }

  private static List<JsonNode> cases(Founders founders) {
    List<JsonNode> all = new ArrayList<>();
    Visitor.told(founders.ada().get("/api/v1/cases")).path("cases").forEach(all::add);
    return all;
  }

  /** The only case. */
  private static JsonNode whole(Founders founders) {
    List<JsonNode> all = cases(founders);
    assertThat(all).hasSize(1);
    return Visitor.told(
        founders.ada().get("/api/v1/cases/" + all.getFirst().path("id").asString()));
  }

  private static List<String> tasks(JsonNode one, String standing) {
    List<String> tasks = new ArrayList<>();
    one.path("tasks")
        .forEach(task -> {
          if (task.path("standing").asString().equals(standing)) {
            tasks.add(task.path("task").asString());
          }
        });
    return tasks;
  }

  private static void eventually(String what, BooleanSupplier so) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not become so: " + what);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
