package dev.countersign.gate.safe;

import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What a Safe pays to whoever carries its transaction out. */
public final class RefundReading {
  /**
   * Gas that is paid for although {@code safeTxGas} does not count it: for making the call (36,600
   * at the most), and before 1.1.0 for checking the signatures of some owners too.
   */
  private static final BigInteger CARRYING_OUT = BigInteger.valueOf(100_000);

  private static final long GAS_A_WORD = 10;
  private static final long MEMORY_DIVISOR = 128;

  private RefundReading() {}

  /**
   * Notes what {@code handlePayment} pays at most: gas × gasPrice, where the gas is that of the
   * call inside, which {@code safeTxGas} limits, that of making it, and {@code baseGas}. The last
   * two are paid for also where both fields are zero.
   */
  public static void read(
      SafeTransaction transaction, @Nullable Long chainId, Directory directory, Reading out) {
    if (transaction.gasPrice().signum() == 0) {
      return;
    }
    long chain = chainId == null ? 0 : chainId;
    Asset asset =
        transaction.gasToken().isZero()
            ? new Asset.Native(chain)
            : new Asset.Token(chain, transaction.gasToken());
    Amount atMost =
        new Amount(
            transaction
                .safeTxGas()
                .add(transaction.baseGas())
                .add(CARRYING_OUT)
                .add(copying(transaction.data()))
                .multiply(transaction.gasPrice()));
    Address receiver = transaction.refundReceiver().isZero() ? null : transaction.refundReceiver();
    out.effect(new Effect.RefundPaid(asset, atMost, receiver));
    out.finding(
        GateFinding.REFUND_PAID,
        "The wallet pays up to about "
            + directory.amount(asset, atMost)
            + " to "
            + (receiver == null
                ? "whoever carries the transaction out"
                : directory.name(chainId, receiver))
            + " as a refund",
        "gasPrice",
        transaction.gasPrice().toString(),
        "gasToken",
        transaction.gasToken().toString(),
        "refundReceiver",
        transaction.refundReceiver().toString());
  }

  /** Data is copied into memory, which costs more than in proportion (Yellow Paper, appendix H). */
  private static BigInteger copying(Bytes data) {
    long words = (data.length() + 31L) / 32;
    return BigInteger.valueOf(GAS_A_WORD * words + words * words / MEMORY_DIVISOR);
  }
}
