package dev.countersign.drill.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every request, read by the gate that reads everybody's. */
class PlayWriterTest {
  private static final int SEEDS = 40;

  @Test
  void honestOnesAreAllowedAndEachTwistIsSeenThroughByItsFinding() {
    for (PlayScenario scenario : PlayScenario.all()) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        CheckReport report = read(PlayWriter.write(scenario, "Treasury 3", 2_000, 7, seed));
        String as = scenario.id() + " with the seed " + seed + ": " + report.verdict().findings();
        if (scenario.twist().honest()) {
          assertThat(report.verdict().outcome()).as(as).isEqualTo(Outcome.ALLOW);
          assertThat(report.verdict().findings()).as(as).isEmpty();
        } else {
          assertThat(report.verdict().outcome()).as(as).isNotEqualTo(Outcome.ALLOW);
          assertThat(report.verdict().findings())
              .as(as)
              .anyMatch(one -> one.code().code().equals(scenario.twist().code()));
        }
      }
    }
  }

  @Test
  void writesTheSameAgainAndAnotherOneForAnotherSeed() {
    Set<String> payloads = new HashSet<>();
    for (PlayScenario scenario : PlayScenario.all()) {
      PlayRequest one = PlayWriter.write(scenario, "Treasury 3", 2_000, 7, 1);
      assertThat(PlayWriter.write(scenario, "Treasury 3", 2_000, 7, 1)).isEqualTo(one);
      assertThat(PlayRequest.of(one.json())).isEqualTo(one);
      payloads.add(one.payload());
      payloads.add(PlayWriter.write(scenario, "Treasury 3", 2_000, 7, 2).payload());
    }
    assertThat(payloads).hasSize(2 * PlayScenario.all().size());
    assertThatThrownBy(() -> PlayRequest.of("{\"scenario\":\"honest-99\"}"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("honest-99");
  }

  @Test
  void honestOnesAreAboutHalfAndNoIdIsThereTwice() {
    assertThat(PlayScenario.all().stream().map(PlayScenario::id)).doesNotHaveDuplicates();
    long honest = PlayScenario.all().stream().filter(one -> one.twist().honest()).count();
    assertThat(honest).isBetween(12L, 14L);
    assertThat(PlayScenario.all()).hasSize(26);
  }

  @Test
  void addressesAreNobodysAndKnownByThemselves() {
    assertThat(PlayAddress.is(PlayWriter.wallet(7))).isTrue();
    assertThat(PlayWriter.wallet(7)).isNotEqualTo(PlayWriter.wallet(8));
    byte[] changed = PlayWriter.wallet(7).bytes().toArray();
    changed[19] ^= 1;
    assertThat(PlayAddress.is(new Address(Bytes.of(changed)))).isFalse();
    assertThat(PlayAddress.is(Address.ZERO)).isFalse();
    assertThat(PlayAddress.is(Address.of("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"))).isFalse();
  }

  private static CheckReport read(PlayRequest request) {
    Directory directory = new Directory(KnownFile.read(request.known()));
    Bytes payload = Bytes.of(request.payload().getBytes(StandardCharsets.UTF_8));
    return new Checker(directory, null, () -> Instant.EPOCH)
        .check(
            new CheckRequest(
                payload,
                IntentFile.read(request.intent(), directory),
                new CheckRequest.Beside(1L, PlayWriter.wallet(7), null)))
        .reports()
        .getFirst();
  }
}
