package dev.countersign.gate.simulation;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.Effect.ApprovalGranted;
import dev.countersign.gate.effect.Effect.OperatorSet;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares who may take what later. Of several approvals for the same, the last one counts. */
final class ApprovalAgreement {
  private record Right(Asset asset, Address owner, Address spender) {}

  private record Operator(Address collection, Address owner, Address operator) {}

  private final Comparison comparison;
  private final Map<Right, ApprovalGranted> said;
  private final Map<Right, ApprovalGranted> seen;
  private final Map<Right, ApprovalGranted> before;

  private ApprovalAgreement(Comparison comparison) {
    this.comparison = comparison;
    this.said = last(comparison.decoded());
    this.seen = last(comparison.simulated().effects());
    this.before = last(List.copyOf(comparison.simulated().standing().allowances()));
  }

  static void compare(Comparison comparison) {
    ApprovalAgreement agreement = new ApprovalAgreement(comparison);
    agreement.matchItems();
    agreement.said.forEach((right, approval) -> {
      if (!approval.amount().isZero()
          && comparison.isOurs(right.owner())
          && !agreement.seen.containsKey(right)) {
        comparison.missing(approval, "no such approval");
      }
    });
    agreement.seen.forEach((right, approval) -> {
      if (comparison.isOurs(right.owner())) {
        agreement.mustBeSaid(right, approval);
      }
    });
    operators(comparison);
  }

  private Map<Right, ApprovalGranted> last(List<? extends Effect> effects) {
    Map<Right, ApprovalGranted> last = new LinkedHashMap<>();
    for (Effect effect : effects) {
      if (effect instanceof ApprovalGranted approval) {
        Address owner = approval.owner();
        last.put(
            new Right(
                Comparison.anywhere(approval.asset()),
                owner == null ? comparison.wallet() : owner,
                approval.spender()),
            approval);
      }
    }
    return last;
  }

  /**
   * As with transfers, what decoding took for an amount may be the number of an item. Item 0 is
   * none: decoding takes an approval of nothing for one that is taken back.
   */
  private void matchItems() {
    for (Right right : List.copyOf(seen.keySet())) {
      if (right.asset() instanceof Asset.Item item) {
        Right asToken =
            new Right(new Asset.Token(0, item.contract()), right.owner(), right.spender());
        ApprovalGranted token = said.get(asToken);
        if (token != null
            && !seen.containsKey(asToken)
            && item.id().signum() > 0
            && token.amount().units().equals(item.id())) {
          said.remove(asToken);
          seen.remove(right);
        }
      }
    }
  }

  /**
   * A call that raises an allowance says only by how much: what stood before with that on top is no
   * contradiction, but it is what the spender may take. What is spent of an allowance is told by
   * some tokens as an approval of what is left.
   */
  private void mustBeSaid(Right right, ApprovalGranted approval) {
    BigInteger units = approval.amount().units();
    ApprovalGranted read = said.get(right);
    if (units.compareTo(units(said, right)) <= 0) {
      return;
    }
    boolean takenBack = read != null && read.amount().isZero();
    if (takenBack || units.compareTo(units(said, right).add(units(before, right))) > 0) {
      comparison.extra(approval);
    } else if (read != null) {
      comparison.out().effect(approval);
    }
  }

  private static BigInteger units(Map<Right, ApprovalGranted> approvals, Right right) {
    ApprovalGranted approval = approvals.get(right);
    return approval == null ? BigInteger.ZERO : approval.amount().units();
  }

  private static void operators(Comparison comparison) {
    Map<Operator, OperatorSet> said = operators(comparison.decoded());
    Map<Operator, OperatorSet> seen = operators(comparison.simulated().effects());
    said.forEach((operator, set) -> {
      if (set.approved() && comparison.isOurs(set.owner()) && !seen.containsKey(operator)) {
        comparison.missing(set, "no such approval");
      }
    });
    seen.forEach((operator, set) -> {
      OperatorSet read = said.get(operator);
      if (set.approved() && comparison.isOurs(set.owner()) && (read == null || !read.approved())) {
        comparison.extra(set);
      }
    });
  }

  private static Map<Operator, OperatorSet> operators(List<Effect> effects) {
    Map<Operator, OperatorSet> last = new LinkedHashMap<>();
    for (Effect effect : effects) {
      if (effect instanceof OperatorSet set) {
        last.put(new Operator(set.collection(), set.owner(), set.operator()), set);
      }
    }
    return last;
  }
}
