package dev.countersign.gate.simulation;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.Effect.AssetMoved;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares which assets move, from whom, to whom, how much. */
final class MoveAgreement {
  private record Path(Asset asset, Address from, Address to) {
    static Path of(AssetMoved moved) {
      return new Path(Comparison.anywhere(moved.asset()), moved.from(), moved.to());
    }
  }

  private final Comparison comparison;
  private final Map<Path, AssetMoved> said;
  private final Map<Path, AssetMoved> seen;
  private final List<Effect.RefundPaid> refunds = new ArrayList<>();

  private MoveAgreement(Comparison comparison) {
    this.comparison = comparison;
    this.said = sum(comparison.decoded());
    this.seen = sum(comparison.simulated().effects());
    for (Effect effect : comparison.decoded()) {
      if (effect instanceof Effect.RefundPaid refund) {
        refunds.add(refund);
      }
    }
  }

  static void compare(Comparison comparison) {
    MoveAgreement agreement = new MoveAgreement(comparison);
    agreement.matchItems();
    agreement.said.forEach(agreement::mustBeSeen);
    agreement.seen.forEach(agreement::mustBeSaid);
  }

  /** All moves along the same path as one; those from an account to itself are none. */
  private static Map<Path, AssetMoved> sum(List<Effect> effects) {
    Map<Path, AssetMoved> sums = new LinkedHashMap<>();
    for (Effect effect : effects) {
      if (effect instanceof AssetMoved moved
          && !moved.amount().isZero()
          && !moved.from().equals(moved.to())) {
        sums.merge(Path.of(moved), moved, (a, b) -> with(a, a.amount().plus(b.amount()).units()));
      }
    }
    return sums;
  }

  /**
   * ERC-20 and ERC-721 share {@code transferFrom}: what decoding took for an amount may be the
   * number of an item.
   */
  private void matchItems() {
    for (Path path : List.copyOf(seen.keySet())) {
      if (path.asset() instanceof Asset.Item item) {
        Path asToken = new Path(new Asset.Token(0, item.contract()), path.from(), path.to());
        AssetMoved token = said.get(asToken);
        if (token != null
            && !seen.containsKey(asToken)
            && token.amount().units().equals(item.id())) {
          said.remove(asToken);
          seen.remove(path);
        }
      }
    }
  }

  private void mustBeSeen(Path path, AssetMoved moved) {
    if (comparison.out().isCallingLater(path.from())) {
      return;
    }
    BigInteger units = moved.amount().units();
    BigInteger shown = comesIn(path) ? comingIn(seen, path) : units(seen.get(path));
    BigInteger wanted = comesIn(path) ? comingIn(said, path) : units;
    if (shown.compareTo(wanted) < 0) {
      comparison.missing(
          moved,
          shown.signum() == 0
              ? "no such transfer"
              : "only " + comparison.directory().amount(moved.asset(), new Amount(shown)));
    }
  }

  private void mustBeSaid(Path path, AssetMoved moved) {
    BigInteger more = units(seen.get(path)).subtract(units(said.get(path)));
    if (more.signum() <= 0) {
      return;
    }
    AssetMoved extra = with(moved, more);
    if (comparison.isOurs(path.from())) {
      if (isBurntByPower(path)) {
        comparison.out().effect(extra);
      } else if (!isRefund(path, more)) {
        comparison.extra(extra);
      }
    } else if (comparison.isOurs(path.to())) {
      comparison.out().effect(extra);
    }
  }

  private boolean comesIn(Path path) {
    return comparison.isOurs(path.to()) && !comparison.isOurs(path.from());
  }

  /** Whom it comes from is told differently for tokens that are made on the way, such as WETH. */
  private static BigInteger comingIn(Map<Path, AssetMoved> moves, Path path) {
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<Path, AssetMoved> move : moves.entrySet()) {
      if (move.getKey().to().equals(path.to()) && move.getKey().asset().equals(path.asset())) {
        sum = sum.add(units(move.getValue()));
      }
    }
    return sum;
  }

  private boolean isRefund(Path path, BigInteger units) {
    return refunds.stream()
        .anyMatch(refund ->
            Comparison.anywhere(refund.asset()).equals(path.asset())
                && (refund.receiver() == null || refund.receiver().equals(path.to()))
                && units.compareTo(refund.atMost().units()) <= 0);
  }

  /** An issuer that burns its own token's units says so as a power, not as a transfer. */
  private boolean isBurntByPower(Path path) {
    return path.to().isZero()
        && path.asset() instanceof Asset.Token token
        && comparison.decoded().stream()
            .anyMatch(effect ->
                effect instanceof Effect.PowerUsed power
                    && power.contract().equals(token.contract()));
  }

  private static BigInteger units(@Nullable AssetMoved moved) {
    return moved == null ? BigInteger.ZERO : moved.amount().units();
  }

  private static AssetMoved with(AssetMoved moved, BigInteger units) {
    return new AssetMoved(moved.asset(), new Amount(units), moved.from(), moved.to());
  }
}
