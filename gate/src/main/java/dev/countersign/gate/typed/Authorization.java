package dev.countersign.gate.typed;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;

/** Transfers by signature that the token's own contract takes (ERC-3009). */
final class Authorization {
  private static final String FIELDS =
      "(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,"
          + "bytes32 nonce)";

  /** Anybody may present it. */
  static final String TRANSFER = "TransferWithAuthorization" + FIELDS;

  /** Only the receiver may present it. */
  static final String RECEIVE = "ReceiveWithAuthorization" + FIELDS;

  /** Takes one that is not used yet back. */
  static final String CANCEL = "CancelAuthorization(address authorizer,bytes32 nonce)";

  private Authorization() {}

  static void transfer(TypedCase in, String presenter) {
    Fields order = in.message();
    Address from = order.address("from");
    Address to = order.address("to");
    Amount amount = new Amount(order.uint("value"));
    BigInteger end = order.uint("validBefore");
    in.requireChain("the authorisation");
    in.requireSigner(from, "The payer in the authorisation");
    Address token = in.payload().verifyingContract();
    if (token == null) {
      in.unknownContract("a token");
      in.out()
          .finding(
              GateFinding.PERMIT_SIGNED,
              "The signature lets "
                  + presenter
                  + " move a token that the data does not name to "
                  + in.name(to),
              "destination",
              to.toString());
      return;
    }
    in.assets().token(token, in.payload().domainName());
    Asset asset = new Asset.Token(in.chain(), token);
    in.out().effect(new Effect.TransferAuthorised(asset, amount, from, to, end));
    if (amount.isZero()) {
      return;
    }
    in.out()
        .finding(
            GateFinding.PERMIT_SIGNED,
            "The signature alone lets "
                + presenter
                + " move "
                + in.amount(asset, amount)
                + " from "
                + in.name(from)
                + " to "
                + in.name(to)
                + "; it can be used "
                + Moment.until(end),
            "destination",
            to.toString(),
            "token",
            token.toString(),
            "amount",
            amount.toString());
    in.assets().destination(asset, to);
  }

  static void cancel(TypedCase in) {
    in.requireChain("the cancellation");
    in.requireSigner(in.message().address("authorizer"), "The payer in the cancellation");
    Address token = in.payload().verifyingContract();
    if (token == null) {
      in.unknownContract("a token");
    } else {
      in.assets().token(token, in.payload().domainName());
    }
  }
}
