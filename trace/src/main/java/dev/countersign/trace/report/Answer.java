package dev.countersign.trace.report;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bridge.Onward;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Trace;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A trace with everything that is needed to tell it.
 *
 * @param remarks what was noticed besides where value is
 * @param inputs the files that the ledger was read from
 * @param blocks what it was read from where that was a node
 * @param words how amounts are written
 * @param version of the software, so that another expert can use the same
 */
public record Answer(
    Ledger ledger,
    Labels labels,
    Trace trace,
    Remarks remarks,
    List<LedgerFiles.Input> inputs,
    Optional<Blocks> blocks,
    Words words,
    String version) {
  /** The same with what bridges say. */
  public Answer and(List<Onward> said) {
    return new Answer(ledger, labels, trace, remarks.and(said), inputs, blocks, words, version);
  }

  /** How an amount of an asset is written. */
  public interface Words {
    /** Such as {@code 1.5 ETH}. */
    String amount(Asset asset, BigInteger units);
  }

  /**
   * The blocks that a ledger was read from.
   *
   * @param chain of the node (EIP-155); 0 for Bitcoin, which has no such number
   * @param calls whether calls within transactions are known
   */
  public record Blocks(long chain, BlockHeader first, BlockHeader last, boolean calls) {}

  /** The places in the order in which they are told: those first that somebody can still stop. */
  static final List<Place> ORDER =
      List.of(
          Place.SERVICE,
          Place.HELD,
          Place.BRIDGE,
          Place.MIXER,
          Place.NOT_FOLLOWED,
          Place.BURNT,
          Place.FEE);

  /** An amount in the units of what was stolen. */
  String source(BigInteger units) {
    return words.amount(ledger.asset(trace.source().asset()), units);
  }

  /** The share of what was stolen, in hundredths, with one digit. */
  String share(BigInteger units) {
    return new BigDecimal(units)
            .multiply(BigDecimal.valueOf(100))
            .divide(new BigDecimal(trace.stolen()), 1, RoundingMode.HALF_UP)
            .toPlainString()
        + " %";
  }

  /** What rests in places of that kind, the largest first. */
  List<Resting> in(Place place) {
    return trace.resting().stream().filter(one -> one.place() == place).toList();
  }

  Optional<Label> label(int account) {
    return account == Ledger.NOBODY
        ? Optional.empty()
        : labels.of(ledger.account(account)).or(() -> labels.of(ledger.address(account)));
  }

  Transaction transaction(long position) {
    return ledger.transaction(position);
  }

  /** What a transaction is called where people look it up: on Bitcoin without 0x. */
  String id(Transaction transaction) {
    return id(transaction.hash());
  }

  /** Likewise of a block. */
  String id(Bytes hash) {
    return isBitcoin() ? hash.toHex().substring(2) : hash.toHex();
  }

  boolean isBitcoin() {
    return ledger.asset(Ledger.NATIVE) instanceof Asset.Bitcoin;
  }

  /** The address of an account that is called by something else, such as a Bitcoin output. */
  Optional<String> address(int account) {
    if (account == Ledger.NOBODY) {
      return Optional.empty();
    }
    String address = ledger.address(account);
    return address.equals(ledger.account(account)) ? Optional.empty() : Optional.of(address);
  }

  /** When a transaction's block was made. */
  static String time(Transaction transaction) {
    return transaction.time() == 0
        ? "block " + transaction.block()
        : Instant.ofEpochSecond(transaction.time()).toString();
  }
}
