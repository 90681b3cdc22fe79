package dev.countersign.gate.safe;

import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import org.jspecify.annotations.Nullable;

/** What a Safe pays to whoever carries its transaction out. */
public final class RefundReading {
  private RefundReading() {}

  /** Notes what {@code handlePayment} pays at most: (safeTxGas + baseGas) × gasPrice. */
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
            transaction.safeTxGas().add(transaction.baseGas()).multiply(transaction.gasPrice()));
    Address receiver = transaction.refundReceiver().isZero() ? null : transaction.refundReceiver();
    out.effect(new Effect.RefundPaid(asset, atMost, receiver));
    out.finding(
        GateFinding.REFUND_PAID,
        "The wallet pays up to "
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
}
