package dev.countersign.gate.typed;

import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;

/** Approvals that the token's own contract takes by signature. */
final class TokenPermit {
  /** ERC-2612. */
  static final String ERC_2612 =
      "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";

  /** DAI's, older than the standard: all or nothing. */
  static final String DAI =
      "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)";

  /** ERC-4494, of collections such as Uniswap's positions. */
  static final String ERC_4494 =
      "Permit(address spender,uint256 tokenId,uint256 nonce,uint256 deadline)";

  private TokenPermit() {}

  static void erc2612(TypedCase in) {
    Fields permit = in.message();
    Amount amount = new Amount(permit.uint("value"));
    judge(
        in,
        permit.address("owner"),
        permit.address("spender"),
        amount,
        AssetJudge.unlimited(amount.units()),
        usable(permit.uint("deadline")));
  }

  static void dai(TypedCase in) {
    Fields permit = in.message();
    boolean allowed = permit.bool("allowed");
    BigInteger expiry = permit.uint("expiry");
    judge(
        in,
        permit.address("holder"),
        permit.address("spender"),
        allowed ? Amount.MAX_UINT256 : Amount.ZERO,
        allowed,
        expiry.signum() == 0 ? "it can be used for ever" : usable(expiry));
  }

  static void erc4494(TypedCase in) {
    Fields permit = in.message();
    in.requireChain("the permit");
    Address collection = in.payload().verifyingContract();
    if (collection == null) {
      nameless(in, permit.address("spender"));
      return;
    }
    if (!in.isKnownContract(collection)) {
      in.unknownContract("a collection (ERC-4494)");
    }
    new Approval(
            new Asset.Item(in.chain(), collection, permit.uint("tokenId")),
            in.signer(),
            permit.address("spender"),
            Amount.of(1),
            false,
            null,
            usable(permit.uint("deadline")))
        .judge(in);
  }

  private static void judge(
      TypedCase in,
      Address owner,
      Address spender,
      Amount amount,
      boolean unlimited,
      String terms) {
    in.requireChain("the permit");
    in.requireSigner(owner, "The owner in the permit");
    Address token = in.payload().verifyingContract();
    if (token == null) {
      nameless(in, spender);
      return;
    }
    in.assets().token(token, in.payload().domainName());
    new Approval(
            new Asset.Token(in.chain(), token),
            owner,
            spender,
            amount,
            unlimited,
            null, // the deadline ends the use of the signature, not what it approved
            terms + ", and what it approves has no end")
        .judge(in);
  }

  private static String usable(BigInteger deadline) {
    return "it can be used " + Moment.until(deadline);
  }

  private static void nameless(TypedCase in, Address spender) {
    in.unknownContract("a token");
    in.out()
        .finding(
            GateFinding.PERMIT_SIGNED,
            "The signature lets "
                + in.assets().spenderName(spender)
                + " take a token that the data does not name",
            "spender",
            spender.toString());
  }
}
