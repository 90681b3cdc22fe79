package dev.countersign.trace.file;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the files have said of one transaction so far. Each fact is said once, or always the same.
 */
final class Draft {
  /** Something that a file said, and where. */
  private record Fact(Object value, String where) {}

  private static final String PAID_PRICE = "effective gas price";
  private static final String OFFERED_PRICE = "gas price";

  private final Bytes hash;
  private final SortedMap<String, Fact> facts = new TreeMap<>();
  private final SortedMap<String, Fact> traces = new TreeMap<>();
  private final SortedMap<String, Fact> internals = new TreeMap<>();
  private final SortedMap<String, Fact> listedInternals = new TreeMap<>();
  private final SortedMap<String, Fact> logs = new TreeMap<>();
  private final SortedMap<String, Fact> transfers = new TreeMap<>();

  Draft(Bytes hash) {
    this.hash = hash;
  }

  Bytes hash() {
    return hash;
  }

  void block(Row row, long height) {
    say(facts, "block", height, row);
  }

  void index(Row row, long index) {
    if (index > Integer.MAX_VALUE) {
      throw new UnreadableInput(
          row.where() + " says that its transaction is number " + index + " of a block");
    }
    say(facts, "index", index, row);
  }

  void sender(Row row, String account) {
    say(facts, "sender", account, row);
  }

  void fee(Row row, BigInteger fee) {
    if (fee.bitLength() > Row.BITS) {
      throw new UnreadableInput(row.where() + " has a fee of more than 256 bits: " + fee);
    }
    say(facts, "fee", fee, row);
  }

  /** What each gas cost in the end. */
  void paidPrice(Row row, BigInteger price) {
    say(facts, PAID_PRICE, price, row);
  }

  /** What a transaction says of its gas price, which some take for what was offered at most. */
  void offeredPrice(Row row, BigInteger price) {
    say(facts, OFFERED_PRICE, price, row);
  }

  void failed(Row row, boolean failed) {
    say(facts, "failure", failed, row);
  }

  /** What the transaction itself sends. */
  void value(Row row, Entry.Moved move) {
    say(facts, "value", move, row);
  }

  /** What a call within it sent, its own included. */
  void call(Row row, String path, Entry.Moved move) {
    say(traces, path, move, row);
  }

  /** What a call within it sent, of which only the place in one indexer's list is known. */
  void numberedInternal(Row row, String place, Entry.Moved move) {
    say(internals, place, move, row);
  }

  /** What a call within it sent, whose place nobody says. */
  void internal(Row row, String ordinal, Entry.Moved move) {
    say(listedInternals, ordinal, move, row);
  }

  /** What a token's contract logged, and where. */
  void log(Row row, long index, Entry.Moved move) {
    say(logs, "log %015d".formatted(index), move, row);
  }

  /** What a token's contract logged, whose place nobody says. */
  void transfer(Row row, String ordinal, Entry.Moved move) {
    say(transfers, ordinal, move, row);
  }

  private void say(SortedMap<String, Fact> all, String what, Object value, Row row) {
    Fact before = all.putIfAbsent(what, new Fact(value, row.where()));
    if (before != null && !before.value.equals(value)) {
      throw new UnreadableInput(
          row.where()
              + " contradicts "
              + before.where
              + " about transaction "
              + hash.toHex()
              + ": "
              + what
              + " cannot be both");
    }
  }

  private <T> @Nullable T fact(String what, Class<T> type) {
    Fact fact = facts.get(what);
    return fact == null ? null : type.cast(fact.value);
  }

  /** The height, where any file said it. */
  Optional<Long> block() {
    return Optional.ofNullable(fact("block", Long.class));
  }

  /**
   * The whole transaction.
   *
   * @param time of its block
   */
  Entry entry(long time) {
    long height =
        block()
            .orElseThrow(() ->
                new UnreadableInput(
                    "No file says in which block transaction " + hash.toHex() + " is"));
    Long index = fact("index", Long.class);
    BigInteger fee = Objects.requireNonNullElse(fact("fee", BigInteger.class), BigInteger.ZERO);
    String sender = fact("sender", String.class);
    return new Entry(
        height,
        index == null ? -1 : Math.toIntExact(index),
        hash,
        time,
        fee.signum() == 0 ? Optional.empty() : Optional.ofNullable(sender),
        fee,
        gasPrice(),
        moves());
  }

  private OptionalLong gasPrice() {
    BigInteger paid = fact(PAID_PRICE, BigInteger.class);
    BigInteger price = paid == null ? fact(OFFERED_PRICE, BigInteger.class) : paid;
    return price == null ? OptionalLong.empty() : Entry.gasPrice(price);
  }

  private List<Entry.Moved> moves() {
    List<Entry.Moved> moves = new ArrayList<>();
    if (Boolean.TRUE.equals(fact("failure", Boolean.class))) {
      return moves;
    }
    Entry.Moved value = fact("value", Entry.Moved.class);
    if (traces.isEmpty() && value != null) {
      moves.add(value);
    }
    moves.addAll(union(union(union(List.of(), traces), internals), listedInternals));
    moves.addAll(union(union(List.of(), logs), transfers));
    moves.removeIf(move -> move.amount().signum() == 0);
    return moves;
  }

  /**
   * The same transfers as two sources list them: each as often as the one that has it more often.
   */
  private static List<Entry.Moved> union(List<Entry.Moved> some, SortedMap<String, Fact> others) {
    Map<Entry.Moved, Integer> there = new HashMap<>();
    some.forEach(move -> there.merge(move, 1, Integer::sum));
    List<Entry.Moved> all = new ArrayList<>(some);
    for (Fact fact : others.values()) {
      Entry.Moved move = (Entry.Moved) fact.value;
      if (there.merge(move, -1, Integer::sum) < 0) {
        all.add(move);
      }
    }
    return all;
  }
}
