package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What another policy would have decided on a thousand transfers that were really decided on. */
class ReplayTest {
  private static final int COUNTERSIGNED = 980;
  private static final int DENIED = 20;
  private static final Address STRANGER = Address.of("0x000000000000000000000000000000000005742a");

  @TempDir private Path folder;

  /** 980 payments of 0.01 ETH to a supplier, countersigned, and 20 to a stranger, denied. */
  @Test
  void showsTheDifferenceBetweenTwoPoliciesOnAThousandTransfers() throws IOException {
    Path data = folder.resolve("data");
    Path export = folder.resolve("journal.jsonl");
    JsonNode running;
    try (Company company = Company.found(data, Clock.systemUTC())) {
      company.complete(SafeRelease.V1_4_1, Policy.limit("1000"));
      company.change("wallet-added", company.wallet("account", "hot-1", company.key()));
      company.fund(company.key(), 1_000);
      for (int i = 0; i < DENIED; i++) {
        company.ask("rea", company.intent("hot-1", STRANGER, "0.01"));
      }
      for (int i = 0; i < COUNTERSIGNED; i++) {
        company.ask("rea", company.intent("hot-1", Company.SUPPLIER, "0.01"));
      }
      running = replay(limit("5"), "--data", data.toString());
      Files.writeString(export, company.journal());
      assertThat(
              company
                  .person("otto")
                  .form("/policy/try", Map.of("document", Policy.limit("5")))
                  .body())
          .contains("480 of 1000 transfers would have been decided otherwise")
          .contains("480: the rule \"no more than this a day\" (line 10) denies");
    }
    // The first 500 make 5 ETH, and what is denied after them does not count.
    assertThat(running.path("transfers").asInt()).isEqualTo(COUNTERSIGNED + DENIED);
    assertThat(running.path("otherwise").asInt()).isEqualTo(COUNTERSIGNED - 500);
    assertThat(shift(running, "allow", "allow").path("amounts").path(0).path("number").asString())
        .isEqualTo("5");
    assertThat(shift(running, "deny", "deny").path("transfers").asInt()).isEqualTo(DENIED);
    JsonNode denied = shift(running, "allow", "deny");
    assertThat(denied.path("amounts").path(0).path("number").asString()).isEqualTo("4.8");
    assertThat(denied.path("amounts").path(0).path("unit").asString()).isEqualTo("ETH");
    assertThat(running.path("differences")).hasSize(1);
    JsonNode difference = running.path("differences").path(0);
    assertThat(difference.path("rule").asString()).isEqualTo("no more than this a day");
    assertThat(difference.path("code").asString()).isEqualTo("policy-denies");
    assertThat(difference.path("transfers").asInt()).isEqualTo(COUNTERSIGNED - 500);
    assertThat(running.path("changed")).hasSize(COUNTERSIGNED - 500);

    // Without the server, from an export, and beside the policy in force it is the same.
    assertThat(replay(limit("5"), "--data", data.toString())).isEqualTo(running);
    assertThat(replay(limit("5"), "--journal", export.toString())).isEqualTo(running);
    JsonNode inForce = replay(limit("5"), "--journal", export.toString(), "--against", "in-force");
    assertThat(inForce.path("before").path("name").asString()).isEqualTo("So much a day");
    assertThat(inForce.path("shifts")).isEqualTo(running.path("shifts"));

    // Of two other policies, the one lets the stranger be paid and the other asks two approvers.
    Path two = written("two.yaml", Policy.TWO_APPROVERS);
    Path open = written("open.yaml", Policy.limit("1000").replace("known", "[known, unknown]"));
    JsonNode between = replay(two, "--journal", export.toString(), "--against", open.toString());
    assertThat(shift(between, "allow", "hold").path("transfers").asInt()).isEqualTo(COUNTERSIGNED);
    assertThat(between.path("differences").toString())
        .contains("\"payments to known places\"", "policy-approvals-missing");
    assertThat(shift(between, "hold", "deny").path("transfers").asInt()).isEqualTo(DENIED);

    Said words = Said.by(command(limit("5"), "--journal", export.toString()));
    assertThat(words.exitCode()).isZero();
    assertThat(words.out())
        .contains("on 1,000 transfers, beside what was decided then")
        .contains("480 are decided otherwise.")
        .contains("480  allow → deny   4.8 ETH")
        .contains("480  allow → deny   the rule \"no more than this a day\" (line 10) denies")
        .contains("The first 50:")
        .contains("0.01 ETH from hot-1 to Supplier, asked for by rea@example.com");
    assertThat(words.out().lines().filter(line -> line.contains("asked for by"))).hasSize(50);

    // An export from which an entry was taken is no ground for anything.
    List<String> lines = new ArrayList<>(Files.readAllLines(export));
    lines.remove(lines.size() / 2);
    Files.write(export, lines);
    Said broken = Said.by(command(limit("5"), "--journal", export.toString()));
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err()).contains("The journal is broken at entry");
  }

  private JsonNode replay(Path policy, String... more) {
    List<String> words = new ArrayList<>(List.of(command(policy, more)));
    words.add("--json");
    Said said = Said.by(words.toArray(String[]::new));
    assertThat(said.exitCode()).as(said.err()).isZero();
    return Json.parse(said.out(), "The answer");
  }

  private static String[] command(Path policy, String... more) {
    List<String> words = new ArrayList<>(List.of("policy", "replay", policy.toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private Path limit(String ether) throws IOException {
    return written("limit-" + ether + ".yaml", Policy.limit(ether));
  }

  private Path written(String name, String document) throws IOException {
    return Files.writeString(folder.resolve(name), document);
  }

  private static JsonNode shift(JsonNode replay, String before, String after) {
    for (JsonNode one : replay.path("shifts")) {
      if (one.path("before").asString().equals(before)
          && one.path("after").asString().equals(after)) {
        return one;
      }
    }
    throw new AssertionError("no " + before + " → " + after + " in " + replay.path("shifts"));
  }
}
