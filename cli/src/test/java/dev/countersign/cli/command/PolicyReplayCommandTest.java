package dev.countersign.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said without a journal of decisions; with one it is tried in acceptance. */
class PolicyReplayCommandTest {
  @TempDir private Path folder;

  @Test
  void saysThatNothingWasDecidedYet() throws IOException {
    Run run = Run.withInput(PolicyFile.starting(), "policy", "replay", "-", "--journal", empty());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("on 0 transfers, beside what was decided then", "None is decided otherwise.");
    Run json =
        Run.withInput(
            PolicyFile.starting(), "policy", "replay", "-", "--journal", empty(), "--json");
    assertThat(Json.parse(json.out(), "The answer").path("transfers").asInt()).isZero();
  }

  @Test
  void takesADateAMomentOrASpanOfTime() throws IOException {
    for (String since : new String[] {"2026-01-01", "2026-01-01T09:00:00Z", "30d", "12h", "8w"}) {
      assertThat(since(since).exitCode()).as(since).isZero();
    }
    // In the zone of the policy, which is Zurich's.
    assertThat(Json.parse(since("2026-01-01").out(), "The answer").path("since").asString())
        .isEqualTo("2025-12-31T23:00:00Z");
    for (String since : new String[] {"yesterday", "30", "2026-13-01", "2026-01-01T09:00"}) {
      Run run = since(since);
      assertThat(run.exitCode()).as(since).isEqualTo(2);
      assertThat(run.err()).contains("--since is no time");
    }
  }

  @Test
  void saysWhatIsWrongInThePolicyOrTheJournal() throws IOException {
    Run mistake = Run.withInput("policy: 2", "policy", "replay", "-", "--journal", empty());
    assertThat(mistake.exitCode()).isEqualTo(2);
    assertThat(mistake.err()).contains("countersign: -: line 1");
    String none = folder.resolve("none.jsonl").toString();
    Run missing = Run.withInput(PolicyFile.starting(), "policy", "replay", "-", "--journal", none);
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("The journal " + none + " cannot be read");
    Run unknown =
        Run.withInput(
            PolicyFile.starting(),
            "policy",
            "replay",
            "-",
            "--journal",
            empty(),
            "--against",
            "in-force");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("does not tell of a policy that came into force");
  }

  private Run since(String since) throws IOException {
    return Run.withInput(
        PolicyFile.starting(),
        "policy",
        "replay",
        "-",
        "--journal",
        empty(),
        "--since",
        since,
        "--json");
  }

  private String empty() throws IOException {
    Path file = folder.resolve("empty.jsonl");
    if (!Files.exists(file)) {
      Files.writeString(file, "");
    }
    return file.toString();
  }
}
