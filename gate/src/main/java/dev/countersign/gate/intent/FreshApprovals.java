package dev.countersign.gate.intent;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.Effect.ApprovalGranted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Approvals as they are asked for. Some tokens (USDT) set an allowance only where there is none, so
 * that it is first taken back: that belongs to the approval behind it.
 */
final class FreshApprovals {
  private FreshApprovals() {}

  /** The effects without approvals that are taken back only to be set again. */
  static List<Effect> of(List<Effect> effects) {
    List<Effect> left = new ArrayList<>();
    for (int i = 0; i < effects.size(); i++) {
      List<Effect> behind = effects.subList(i + 1, effects.size());
      boolean again =
          effects.get(i) instanceof ApprovalGranted first
              && first.amount().isZero()
              && behind.stream().anyMatch(later -> sets(later, first));
      if (!again) {
        left.add(effects.get(i));
      }
    }
    return left;
  }

  private static boolean sets(Effect later, ApprovalGranted first) {
    return later instanceof ApprovalGranted approval
        && !approval.amount().isZero()
        && approval.asset().equals(first.asset())
        && approval.spender().equals(first.spender())
        && Objects.equals(approval.owner(), first.owner());
  }
}
