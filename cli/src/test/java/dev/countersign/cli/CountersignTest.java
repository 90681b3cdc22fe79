package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountersignTest {
  @Test
  void printsItsVersion() {
    Run run = Run.of("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("countersign \\d+\\.\\d+\\.\\d+.*\\R");
  }

  @Test
  void helpTellsTheCommandsAndTheExitCodes() {
    Run run = Run.of("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("findings").contains("3   hold").contains("4   deny");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void showsTheUsageWhenNothingIsAsked() {
    Run run = Run.of();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("Usage: countersign");
  }

  @Test
  void answersAnUnknownOptionWithTheUsageOfThatCommand() {
    Run run = Run.of("findings", "--bogus");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("countersign: Unknown option: '--bogus'")
        .contains("Usage: countersign findings");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void answersAnUnknownCommandWithASuggestion() {
    Run run = Run.of("finding");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("countersign: Unmatched argument").contains("findings");
  }

  @Test
  void showsAnArgumentWithoutItsControlCharacters() {
    Run run = Run.of("findings", "--\u001b[31mred");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).doesNotContain("\u001b");
  }
}
