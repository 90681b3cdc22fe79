package dev.countersign.gate.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Amount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What the miners get: what goes in less what goes out.
 *
 * <p>It is high above 500 satoshi a virtual byte (which the market has asked for only for hours),
 * above 0.1 BTC (at which Bitcoin Core stops by default), or above a tenth of what is paid, where
 * that is more than 10,000 satoshi. A transaction that pays nobody is measured by what it moves.
 */
final class FeeReading {
  private static final long HIGH_RATE = 500;
  private static final BigInteger HIGH = BigInteger.valueOf(10_000_000);
  private static final BigInteger TENTH = BigInteger.TEN;
  private static final BigInteger SMALL = BigInteger.valueOf(10_000);

  private FeeReading() {}

  static void read(BitcoinPayload payload, Amount paid, Reading out) {
    List<Integer> unproven = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>();
    BigInteger in = BigInteger.ZERO;
    for (int i = 0; i < payload.inputs().size(); i++) {
      BitcoinPayload.Input input = payload.inputs().get(i);
      Long amount = input.amount();
      in = in.add(BigInteger.valueOf(amount == null ? 0 : amount));
      if (amount == null) {
        unknown.add(i + 1);
      } else if (!input.amountProven()) {
        unproven.add(i + 1);
      }
    }
    amounts(unknown, unproven, out);
    if (!unknown.isEmpty() || payload.inputs().isEmpty()) {
      return;
    }
    BigInteger outgoing = BigInteger.ZERO;
    for (BitcoinPayload.Output output : payload.outputs()) {
      outgoing = outgoing.add(BigInteger.valueOf(output.amount()));
    }
    if (outgoing.compareTo(in) > 0) {
      out.finding(
          GateFinding.PSBT_INCONSISTENT,
          "More goes out ("
              + btc(outgoing)
              + ") than in ("
              + btc(in)
              + "), which no transaction can do");
      return;
    }
    BigInteger fee = in.subtract(outgoing);
    out.effect(new Effect.BitcoinFee(new Amount(fee)));
    high(payload, fee, paid.isZero() ? in : paid.units(), paid.isZero(), out);
  }

  private static void amounts(List<Integer> unknown, List<Integer> unproven, Reading out) {
    if (!unknown.isEmpty()) {
      out.finding(
          GateFinding.PSBT_AMOUNT_UNPROVEN,
          Places.inputs(unknown)
              + (unknown.size() == 1 ? " does" : " do")
              + " not say what amount is spent, so the fee is not known");
    }
    if (!unproven.isEmpty()) {
      out.finding(
          GateFinding.PSBT_AMOUNT_UNPROVEN,
          Places.inputs(unproven)
              + (unproven.size() == 1 ? " only claims its amount" : " only claim their amounts")
              + "; if more is spent in truth, the difference goes to the miners");
    }
  }

  private static void high(
      BitcoinPayload payload, BigInteger fee, BigInteger whole, boolean moved, Reading out) {
    long size = TransactionSize.atLeast(payload);
    BigInteger rate = fee.divide(BigInteger.valueOf(size));
    List<String> reasons = new ArrayList<>();
    if (rate.compareTo(BigInteger.valueOf(HIGH_RATE)) > 0) {
      reasons.add("about " + rate + " satoshi a virtual byte, above " + HIGH_RATE);
    }
    if (fee.compareTo(HIGH) > 0) {
      reasons.add("above " + btc(HIGH));
    }
    if (fee.compareTo(SMALL) > 0 && fee.multiply(TENTH).compareTo(whole) > 0) {
      reasons.add(
          "above a tenth of what is " + (moved ? "moved" : "paid") + " (" + btc(whole) + ")");
    }
    if (!reasons.isEmpty()) {
      out.finding(
          GateFinding.PSBT_FEE_HIGH,
          "The fee is " + btc(fee) + ": " + String.join("; ", reasons),
          "fee",
          fee.toString(),
          "satoshiAVirtualByte",
          rate.toString());
    }
  }

  private static String btc(BigInteger satoshi) {
    return new Amount(satoshi).inUnits(8) + " BTC";
  }
}
