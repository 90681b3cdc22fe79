package dev.countersign.trace.ledger;

import dev.countersign.chain.block.BlockLog;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transaction as it is read from a file or a node, before a ledger gives out numbers.
 *
 * @param block the block's height, 0 or more
 * @param index where it stands in its block, 0 or more; -1 where the input does not say
 * @param time of the block, seconds since 1970
 * @param payer who paid the fee; nothing where the input does not say
 * @param fee in the smallest units of the chain's coin
 * @param gasPrice what each gas cost in the end, in the smallest units of the chain's coin, 1 or
 *     more; nothing where the input does not say, or the chain knows no gas
 * @param moves in the order in which they happened
 * @param logs what bridges logged, in its order, as far as the input has logs
 */
public record Entry(
    long block,
    int index,
    Bytes hash,
    long time,
    Optional<String> payer,
    BigInteger fee,
    OptionalLong gasPrice,
    List<Moved> moves,
    List<BlockLog> logs) {
  /** Within a block by index; where there is none, by hash, so that no file's order matters. */
  public static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::block)
          .thenComparingInt(Entry::index)
          .thenComparing(Entry::hash);

  /** An amount of an asset that went from one account to another. */
  public record Moved(String from, String to, Asset asset, BigInteger amount) {}

  /** Keeps copies. */
  public Entry {
    moves = List.copyOf(moves);
    logs = List.copyOf(logs);
    if (block < 0 || index < -1 || fee.signum() < 0 || gasPrice.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "no such entry: " + block + ", " + index + ", " + fee + ", " + gasPrice);
    }
  }

  /** One without logs. */
  public Entry(
      long block,
      int index,
      Bytes hash,
      long time,
      Optional<String> payer,
      BigInteger fee,
      OptionalLong gasPrice,
      List<Moved> moves) {
    this(block, index, hash, time, payer, fee, gasPrice, moves, List.of());
  }

  /** One whose gas price is not known. */
  public Entry(
      long block,
      int index,
      Bytes hash,
      long time,
      Optional<String> payer,
      BigInteger fee,
      List<Moved> moves) {
    this(block, index, hash, time, payer, fee, OptionalLong.empty(), moves);
  }

  /** The same transaction with other moves. */
  public Entry withMoves(List<Moved> others) {
    return new Entry(block, index, hash, time, payer, fee, gasPrice, others, logs);
  }

  /** The same transaction with these logs. */
  public Entry withLogs(List<BlockLog> others) {
    return new Entry(block, index, hash, time, payer, fee, gasPrice, moves, others);
  }

  /**
   * A gas price as it is kept: nothing for zero, which nobody chose, and for one of more than 63
   * bits, at which a transaction would cost more coins than there are.
   */
  public static OptionalLong gasPrice(BigInteger price) {
    return price.signum() > 0 && price.bitLength() < Long.SIZE
        ? OptionalLong.of(price.longValueExact())
        : OptionalLong.empty();
  }
}
