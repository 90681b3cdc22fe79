package dev.countersign.gate.typed;

import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uniswap's Permit2: whoever once approved it to a token can from then on give that approval away
 * by signature, as a lasting allowance (AllowanceTransfer) or for one transfer (SignatureTransfer).
 */
final class Permit2 {
  private static final String DETAILS =
      "PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)";
  private static final String PERMITTED = "TokenPermissions(address token,uint256 amount)";

  /** An allowance of one token. */
  static final String SINGLE =
      "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)" + DETAILS;

  /** Allowances of several. */
  static final String BATCH =
      "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)" + DETAILS;

  /** One transfer of one token. */
  static final String TRANSFER =
      "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,"
          + "uint256 deadline)"
          + PERMITTED;

  /** One transfer of several. */
  static final String BATCH_TRANSFER =
      "PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,"
          + "uint256 deadline)"
          + PERMITTED;

  /** The fields of a transfer, and one more whose type the spender chooses. */
  private static final Pattern WITNESS =
      Pattern.compile(
          "Permit(Batch)?WitnessTransferFrom\\(TokenPermissions((?:\\[])?) permitted,address"
              + " spender,uint256 nonce,uint256 deadline,[^ ,()]+ ([^ ,()]+)\\)(.*)");

  private static final Address CANONICAL = Address.of("0x000000000022D473030F116dDEE9F6B43aC78BA3");

  /** Chains whose virtual machine derives addresses otherwise (permit2-sdk, permit2Address). */
  private static final Address ON_ZKSYNC = Address.of("0x0000000000225e31D15943971F47aD3022F714Fa");

  private static final long ZKSYNC = 324;

  private Permit2() {}

  static void allowances(TypedCase in, boolean batch) {
    Fields permit = in.message();
    start(in);
    List<Fields> details = batch ? permit.structs("details") : List.of(permit.struct("details"));
    for (Fields detail : in.bounded(details, "allowances")) {
      BigInteger deadline = permit.uint("sigDeadline");
      BigInteger end = detail.uint("expiration");
      boolean momentary = end.signum() == 0;
      allow(
          in,
          detail,
          permit.address("spender"),
          momentary ? deadline : end,
          "it can be used "
              + Moment.until(deadline)
              + ", and the allowance lasts "
              + (momentary ? "for the block that takes it" : Moment.until(end)));
    }
  }

  static void transfers(TypedCase in, boolean batch) {
    Fields permit = in.message();
    start(in);
    BigInteger end = permit.uint("deadline");
    List<Fields> permitted =
        batch ? permit.structs("permitted") : List.of(permit.struct("permitted"));
    for (Fields one : in.bounded(permitted, "transfers")) {
      if (one.uint("amount").signum() == 0) {
        nothing(in, one.address("token"));
        continue;
      }
      allow(
          in,
          one,
          permit.address("spender"),
          end,
          "it can be used once, " + Moment.until(end) + ", and the spender chooses the receiver");
    }
  }

  /** True for a transfer with a witness, of whatever type. */
  static boolean isWitnessed(String encodedType) {
    Matcher matcher = WITNESS.matcher(encodedType);
    if (!matcher.matches()) {
      return false;
    }
    boolean batch = matcher.group(1) != null;
    return batch == !matcher.group(2).isEmpty()
        && Arrays.asList(matcher.group(4).split("(?<=\\))", -1)).contains(PERMITTED);
  }

  /** What the witness says is for the spender to enforce, and not known here. */
  static void witnessed(TypedCase in) {
    String type = in.payload().encodedType();
    transfers(in, type.startsWith("PermitBatch"));
    Matcher matcher = WITNESS.matcher(type);
    if (matcher.matches()) {
      Unread.witness(in, matcher.group(3));
    }
  }

  /** Unlike an allowance of nothing, it takes nothing back. */
  private static void nothing(TypedCase in, Address token) {
    in.out()
        .finding(
            GateFinding.UNREAD_TYPED_DATA,
            "One of the transfers is of nothing (of "
                + in.name(token)
                + "), and what that is for is not known");
  }

  private static void start(TypedCase in) {
    in.requireChain("the permit");
    in.requireContract(
        in.chain() == ZKSYNC ? Set.of(CANONICAL, ON_ZKSYNC) : Set.of(CANONICAL), "Permit2");
  }

  private static void allow(
      TypedCase in, Fields detail, Address spender, BigInteger expires, String terms) {
    Address token = detail.address("token");
    Amount amount = new Amount(detail.uint("amount"));
    in.assets().token(token, null);
    new Approval(
            new Asset.Token(in.chain(), token),
            in.signer(),
            spender,
            amount,
            AssetJudge.unlimited(amount.units()),
            expires,
            terms)
        .judge(in);
  }
}
