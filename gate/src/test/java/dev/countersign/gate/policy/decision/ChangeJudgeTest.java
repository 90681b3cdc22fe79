package dev.countersign.gate.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.gate.policy.document.ChangeKind;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.model.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeJudgeTest {
  private static final Instant AT = Example.NOW;
  private static final Change CHANGE =
      new Change(ChangeKind.POLICY, Example.HASH, "ada", "device-of-ada", AT);

  private final ChangeJudge judge = new ChangeJudge(TestPolicy.of("").governance());

  @Test
  void anAdministratorAloneChangesNothing() {
    ChangeDecision decision =
        judge.decide(CHANGE, List.of(approval("ada", "d")), AT.plus(Duration.ofDays(9)));
    assertThat(decision.mayTakeEffect()).isFalse();
    assertThat(decision.notBefore()).isNull();
    assertThat(decision.sentence()).isEqualTo("Still to agree: 1 of administrators.");
  }

  @Test
  void norWithASecondAccountOnTheSameDevice() {
    ChangeDecision decision =
        judge.decide(
            CHANGE, List.of(approval("anton", "device-of-ada")), AT.plus(Duration.ofDays(9)));
    assertThat(decision.mayTakeEffect()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"86399, false", "86400, true", "86401, true"})
  void waitsForTheCoolingOff(long seconds, boolean effective) {
    ChangeDecision decision =
        judge.decide(CHANGE, List.of(approval("anton", "d")), AT.plusSeconds(seconds));
    assertThat(decision.mayTakeEffect()).isEqualTo(effective);
    assertThat(decision.notBefore()).isEqualTo(AT.plus(Duration.ofDays(1)));
  }

  @Test
  void isAgreedToForThisVeryChangeAlone() {
    ApprovalFacts other =
        new ApprovalFacts(
            "anton", "anton", Set.of("administrators"), "d", AT, Bytes.fromHex("0x00"), false);
    assertThat(judge.decide(CHANGE, List.of(other), AT.plus(Duration.ofDays(9))).mayTakeEffect())
        .isFalse();
  }

  private static ApprovalFacts approval(String person, String device) {
    return new ApprovalFacts(
        person, person, Set.of("administrators"), device, AT, Example.HASH, false);
  }
}
