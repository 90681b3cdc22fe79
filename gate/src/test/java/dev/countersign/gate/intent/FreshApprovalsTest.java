package dev.countersign.gate.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.effect.Effect;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshApprovalsTest {
  private static final Address OWNER = Address.of("0x1111111111111111111111111111111111111111");
  private static final Address ROUTER = Address.of("0x2222222222222222222222222222222222222222");
  private static final Address OTHER = Address.of("0x3333333333333333333333333333333333333333");

  @Test
  void leavesOutWhatIsTakenBackOnlyToBeSetAgain() {
    assertThat(FreshApprovals.of(List.of(of(ROUTER, 0), of(ROUTER, 5))))
        .containsExactly(of(ROUTER, 5));
  }

  @Test
  void keepsWhatIsTakenBackAfterwardsOrFromAnother() {
    List<Effect> after = List.of(of(ROUTER, 5), of(ROUTER, 0));
    assertThat(FreshApprovals.of(after)).isEqualTo(after);
    List<Effect> another = List.of(of(OTHER, 0), of(ROUTER, 5));
    assertThat(FreshApprovals.of(another)).isEqualTo(another);
  }

  @Test
  void keepsTwoApprovalsThatAddUp() {
    List<Effect> both = List.of(of(ROUTER, 1_000_000), of(ROUTER, 5));
    assertThat(FreshApprovals.of(both)).isEqualTo(both);
  }

  private static Effect of(Address spender, long units) {
    return new Effect.ApprovalGranted(
        new Asset.Token(1, OTHER), OWNER, spender, Amount.of(units), false, null);
  }
}
