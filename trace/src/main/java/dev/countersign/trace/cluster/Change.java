package dev.countersign.trace.cluster;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.bitcoin.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of two outputs gives change back, where the shape of a payment says so in at least two ways
 * and in none the other way round. The change's address is new and receives only once.
 *
 * <p>The ways: the other output's address is known already (Meiklejohn and others 2013); only this
 * one has the form of script that all inputs have (Goldfeder and others 2018); it is less than each
 * of several inputs, so that none was needless, and the other one is not (Nick, Data-Driven
 * De-Anonymization in Bitcoin, 2015).
 *
 * @param reason in words
 */
record Change(String address, String reason) {
  /** So many ways must say so. */
  private static final int WAYS = 2;

  /**
   * The change of a payment of two outputs, which no CoinJoin has; nothing where it is not plain.
   *
   * @param position where it stands in the ledger
   * @param history what the ledger says besides it
   */
  static Optional<Change> of(Payment payment, long position, History history) {
    List<Coin> out = payment.outputs();
    if (payment.isCoinbase()
        || out.size() != 2
        || payment.inputs().stream().anyMatch(in -> in.address().isEmpty())
        || out.stream().anyMatch(coin -> coin.address().isEmpty() || paysBack(payment, coin))) {
      return Optional.empty();
    }
    Optional<Change> first = change(payment, out.get(0), out.get(1), position, history);
    return first.isPresent() ? first : change(payment, out.get(1), out.get(0), position, history);
  }

  /** Who uses an address of their own for change uses no other for it. */
  private static boolean paysBack(Payment payment, Coin coin) {
    return payment.inputs().stream().anyMatch(in -> in.address().equals(coin.address()));
  }

  private static Optional<Change> change(
      Payment payment, Coin change, Coin paid, long position, History history) {
    String address = change.address().orElseThrow();
    if (history.isSeen(address, position) || !history.receivesOnce(address)) {
      return Optional.empty();
    }
    List<String> ways = new ArrayList<>();
    if (history.isSeen(paid.address().orElseThrow(), position)) {
      ways.add("its address is new, and the other one's is not");
    }
    boolean ownForm = payment.inputs().stream().allMatch(in -> in.kind() == change.kind());
    boolean otherForm = payment.inputs().stream().allMatch(in -> in.kind() == paid.kind());
    if (ownForm && !otherForm) {
      ways.add("only it has the inputs' form of script");
    }
    if (isNeedful(payment, change) && !isNeedful(payment, paid)) {
      ways.add("only it is less than each input");
    }
    boolean against =
        (otherForm && !ownForm) || (isNeedful(payment, paid) && !isNeedful(payment, change));
    return ways.size() < WAYS || against
        ? Optional.empty()
        : Optional.of(
            new Change(
                address,
                "it got the change of the transaction "
                    + payment.txid()
                    + ": "
                    + String.join("; ", ways)));
  }

  /** Whether no input was needless for the other output, if that one is the change. */
  private static boolean isNeedful(Payment payment, Coin change) {
    return payment.inputs().size() > 1
        && payment.inputs().stream().allMatch(in -> change.amount() < in.amount());
  }
}
