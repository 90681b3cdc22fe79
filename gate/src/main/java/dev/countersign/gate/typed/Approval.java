package dev.countersign.gate.typed;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An approval by signature.
 *
 * @param owner null when it is whoever signs, and the input does not say who
 * @param unlimited true when the amount is no limit
 * @param expires when the spender may no longer take, seconds since 1970; null for never
 * @param terms how long signature and approval last, in words
 */
record Approval(
    Asset asset,
    @Nullable Address owner,
    Address spender,
    Amount amount,
    boolean unlimited,
    @Nullable BigInteger expires,
    String terms) {

  /** Notes the effect and, unless the approval is taken back, what speaks against it. */
  void judge(TypedCase in) {
    in.out().effect(new Effect.ApprovalGranted(asset, owner, spender, amount, unlimited, expires));
    if (amount.isZero()) {
      return;
    }
    in.out()
        .finding(
            GateFinding.PERMIT_SIGNED,
            "The signature alone lets "
                + in.assets().spenderName(spender)
                + " take "
                + (unlimited ? "everything, without limit, of " : "up to ")
                + (unlimited ? what(in) : in.amount(asset, amount))
                + " from "
                + in.whose(owner)
                + "; "
                + terms,
            "spender",
            spender.toString(),
            "asset",
            contract().toString(),
            "amount",
            amount.toString());
    if (unlimited) {
      in.out()
          .finding(
              GateFinding.UNLIMITED_APPROVAL,
              in.name(spender) + " could take all of " + what(in) + ", now and later",
              "spender",
              spender.toString(),
              "asset",
              contract().toString());
    }
    in.assets().spender(spender);
  }

  private String what(TypedCase in) {
    return in.name(contract());
  }

  private Address contract() {
    return switch (asset) {
      case Asset.Token token -> token.contract();
      case Asset.Item item -> item.contract();
      case Asset.AnyItem item -> item.contract();
      case Asset.Native n -> throw new IllegalStateException("no contract to approve");
      case Asset.Bitcoin b -> throw new IllegalStateException("no contract to approve");
      case Asset.Money m -> throw new IllegalStateException("no contract to approve");
    };
  }
}
