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
import tools.jackson.databind.JsonNode;

class PolicyCommandTest {
  private static final String HEAD =
      """
      policy: 1
      name: Small
      groups: [administrators, approvers]
      governance: { default: { approvals: { administrators: 1 }, cooling-off: 24h } }
      """;

  @TempDir private Path folder;

  @Test
  void printsAPolicyToBeginWithThatPassesItsOwnTest() throws IOException {
    Run init = Run.of("policy", "init");
    assertThat(init.exitCode()).isZero();
    assertThat(init.out()).isEqualTo(PolicyFile.starting());
    Run test = Run.of("policy", "test", file(init.out()));
    assertThat(test.exitCode()).isZero();
    assertThat(test.err()).isEmpty();
    assertThat(test.out())
        .contains("Treasury: 14 rules, 27 examples, 27 as expected, 0 not.")
        .doesNotContain("Perhaps not meant so");
  }

  @Test
  void readsStandardInput() {
    assertThat(Run.withInput(PolicyFile.starting(), "policy", "test", "-").exitCode()).isZero();
  }

  @Test
  void saysEveryMistakeWithItsPlace() throws IOException {
    String file = file(HEAD + "rules:\n  - { name: a, thn: allow }\n  - { name: a, then: yes }\n");
    Run run = Run.of("policy", "test", file);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .containsExactly(
            "countersign: "
                + file
                + ": line 6, column 5: A rule has no \"then\"; write it as"
                + " \"then: allow\"",
            "countersign: "
                + file
                + ": line 6, column 16: A rule has no field \"thn\"; did you"
                + " mean \"then\"?",
            "countersign: "
                + file
                + ": line 7, column 13: There are two rules named \"a\"; each has"
                + " a name of its own",
            "countersign: " + file + ": line 7, column 22: \"then\" is allow, hold or deny");
  }

  @Test
  void saysMistakesToMachines() throws IOException {
    Run run = Run.of("policy", "test", "--json", file(HEAD + "rules: [ { name: a } ]"));
    assertThat(run.exitCode()).isEqualTo(2);
    JsonNode json = Json.parse(run.out(), "The answer");
    assertThat(json.get("usable").asBoolean()).isFalse();
    assertThat(json.at("/mistakes/0/line").asInt()).isEqualTo(5);
    assertThat(json.at("/mistakes/0/column").asInt()).isEqualTo(10);
  }

  @Test
  void saysWhatAnExampleExpectedAndGotAndWhy() throws IOException {
    String text =
        HEAD
            + """
            rules:
              - { name: any, when: { action: transfer }, then: allow, approvals: { approvers: 1 } }
            examples:
              - { name: mine, given: { action: message }, expect: { verdict: allow } }
            """;
    Run run = Run.of("policy", "test", file(text));
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out())
        .contains(
            "Not as expected: mine (line 8)",
            "  Expected allow, got deny.",
            "    policy-nothing-allows: None of the policy's rules allows it",
            "    any (line 6, allow): It does not apply: it asks that the action is transfer; here"
                + " it is message.",
            "Small: 1 rule, 1 example, 0 as expected, 1 not.");
    Run json = Run.of("policy", "test", "--json", file(text));
    assertThat(json.exitCode()).isEqualTo(4);
    JsonNode answer = Json.parse(json.out(), "The answer");
    assertThat(answer.get("asExpected").asBoolean()).isFalse();
    assertThat(answer.at("/examples/0/got").asString()).isEqualTo("deny");
    assertThat(answer.at("/examples/0/decision/rules/0/matches").asBoolean()).isFalse();
  }

  @Test
  void warnsOfWhatIsPerhapsNotMeant() throws IOException {
    Run run =
        Run.of(
            "policy",
            "test",
            file(
                HEAD
                    + """
                    rules:
                      - { name: a, then: allow, approvals: { approvers: 1 } }
                      - { name: b, then: deny }
                    """));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "Perhaps not meant so:",
            "  line 6: The rule \"a\" never lets anything pass: wherever it applies, \"b\" (line 7)"
                + " denies.",
            "There are no examples");
  }

  @Test
  void refusesAFileThatDoesNotExistAndACommandThatIsNone() {
    assertThat(Run.of("policy", "test", "none.yaml").exitCode()).isEqualTo(2);
    Run none = Run.of("policy");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("Expected a command: init, test or replay");
  }

  @Test
  void printsNothingThatSteersATerminal() throws IOException {
    Run run = Run.of("policy", "test", file(HEAD + "\"\\e[31m\": 1\n"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).doesNotContain("\u001b");
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("policy.yaml"), text).toString();
  }
}
