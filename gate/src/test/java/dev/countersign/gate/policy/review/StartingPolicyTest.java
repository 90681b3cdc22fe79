package dev.countersign.gate.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.review.Remark.Weight;
import dev.countersign.gate.policy.yaml.PolicyFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code countersign policy init} prints is what it says. */
class StartingPolicyTest {
  private final Policy policy = PolicyFile.read(PolicyFile.starting());

  @Test
  void itsExamplesAreDecidedAsTheySay() {
    assertThat(Examples.run(policy))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            result -> assertThat(result.differences()).as(result.example().name()).isEmpty());
  }

  @Test
  void thereIsNothingToWarnOf() {
    List<Remark> remarks = Review.of(policy, Examples.run(policy));
    assertThat(remarks).filteredOn(remark -> remark.weight() == Weight.WARNING).isEmpty();
    assertThat(remarks)
        .extracting(Remark::sentence)
        .containsExactly(
            "No rule allows call, order, mint, burn, stake, supply, redeem, deploy, sign-in,"
                + " message; every one of them is denied.");
  }

  @Test
  void everyRuleHasAnExample() {
    assertThat(Review.of(policy, Examples.run(policy)))
        .noneSatisfy(remark -> assertThat(remark.sentence()).contains("No example"));
  }
}
