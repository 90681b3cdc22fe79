package dev.countersign.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.finding.AccessCatalogue;
import dev.countersign.cli.Run;
import dev.countersign.gate.finding.FindingCatalogue;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.intel.finding.IntelCatalogue;
import dev.countersign.lure.finding.LureCatalogue;
import dev.countersign.model.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FindingsCommandTest {
  private static final int COUNT =
      FindingCatalogue.ALL.size()
          + LureCatalogue.ALL.size()
          + AccessCatalogue.ALL.size()
          + IntelCatalogue.ALL.size();

  @Test
  void listsEveryFinding() {
    Run run = Run.of("findings");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(COUNT);
    assertThat(run.out()).contains("unknown-delegatecall          deny   critical");
  }

  @Test
  void explainsOne() {
    Run run = Run.of("findings", "no-intent");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("The built-in policy: hold")
        .contains("Released when: " + GateFinding.NO_INTENT.release());
  }

  @Test
  void listsThemForMachines() {
    JsonNode list = Json.parse(Run.of("findings", "--json").out(), "The answer");
    assertThat(list.size()).isEqualTo(COUNT);
    assertThat(list.get(0).get("code").asString()).isEqualTo("unknown-delegatecall");
    assertThat(list.get(0).get("outcome").asString()).isEqualTo("deny");
  }

  @Test
  void refusesACodeThatDoesNotExist() {
    Run run = Run.of("findings", "nothing");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no finding \"nothing\"");
  }
}
