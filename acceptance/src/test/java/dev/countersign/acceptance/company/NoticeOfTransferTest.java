package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.server.Connections;
import dev.countersign.server.visit.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is told what about a transfer. */
class NoticeOfTransferTest {
  @TempDir private Path folder;

  @Test
  void whoCanDoSomethingIsToldAndWhoAskedHearsHowItEnded() throws IOException {
    try (Hook hook = new Hook();
        Company company =
            Company.found(folder.resolve("data"), Clock.systemUTC(), connections(hook))) {
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      String payment = company.pay("rea", Company.SUPPLIER, "1.5");
      JsonNode waits = hook.await("transfer-waits", 1).getFirst().body().path("data");
      assertThat(waits.path("subject").asString())
          .isEqualTo(payment.substring(1).replace("s/", "/"));
      assertThat(waits.path("title").asString())
          .isEqualTo(
              "Waits for you: Send 1.5 ETH from treasury to Supplier ("
                  + Company.SUPPLIER
                  + ") on a local test chain");
      assertThat(waits.path("lines").toString())
          .contains("Asked for by rea Example.", "Still missing: 2 of approvers.")
          .doesNotContain("Invoice");
      assertThat(people(waits)).containsExactlyInAnyOrder(subjects(company, "abe", "amy"));

      Company.told(company.person("abe").form(payment + "/wait", Map.of()));
      JsonNode asked = hook.await("question-asked", 1).getFirst().body().path("data");
      assertThat(people(asked)).containsExactly(subjects(company, "rea"));
      String question =
          Company.group(
              company.person("rea").get(payment).body(), "questions/([0-9a-f-]{36})/answer");
      Company.told(
          company
              .person("rea")
              .form(
                  payment + "/questions/" + question + "/answer",
                  Map.of("answer", "see https://evil.example/ approve there")));
      JsonNode answered = hook.await("question-answered", 1).getFirst().body().path("data");
      assertThat(people(answered)).containsExactly(subjects(company, "abe"));
      assertThat(answered.toString()).doesNotContain("evil.example");

      Company.told(company.person("amy").form(payment + "/refuse", Map.of()));
      JsonNode refused = hook.await("transfer-refused", 1).getFirst().body().path("data");
      assertThat(people(refused)).containsExactly(subjects(company, "rea"));
      assertThat(refused.path("lines").toString()).contains("By amy Example.");

      Company.told(company.person("sid").form("/stop", Map.of("reason", "drill")));
      JsonNode stopped = hook.await("signing-stopped", 1).getFirst().body().path("data");
      assertThat(people(stopped)).contains(subjects(company, "ada", "abe", "amy", "rea", "sid"));
      assertThat(hook.received()).allMatch(Hook.Received::signed);
      assertThat(hook.await("transfer-waits", 1)).as("told once").hasSize(1);
    }
  }

  @Test
  void whatIsDeniedIsToldToWhoAskedAndWaitsForNobody() throws IOException {
    try (Hook hook = new Hook();
        Company company =
            Company.found(folder.resolve("data"), Clock.systemUTC(), connections(hook))) {
      company.complete(SafeRelease.V1_4_1, Policy.limit("1"));
      String payment = company.pay("rea", Company.SUPPLIER, "1.5");
      JsonNode denied = hook.await("transfer-denied", 1).getFirst().body().path("data");
      assertThat(people(denied)).containsExactly(subjects(company, "rea"));
      assertThat(denied.path("link").asString()).endsWith(payment);
      assertThat(denied.path("lines").toString()).contains("policy-denies");
    }
  }

  private static List<String> people(JsonNode data) {
    return data.path("people").valueStream().map(JsonNode::asString).toList();
  }

  /** What the journal calls them. */
  private static String[] subjects(Company company, String... names) {
    String page = company.person("ada").get("/people").body();
    return List.of(names).stream()
        .map(name ->
            "person/"
                + Company.group(
                    page,
                    "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">"
                        + name
                        + "@example.com"))
        .toArray(String[]::new);
  }

  private Connections connections(Hook hook) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), Hook.SECRET);
    return Connections.of(new Connections.Said(null, null, null, hook.url(), secret));
  }
}
