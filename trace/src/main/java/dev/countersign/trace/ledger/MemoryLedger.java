package dev.countersign.trace.ledger;

import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/** A ledger that fits into memory. */
public final class MemoryLedger implements Ledger {
  /** Within a block by index; where there is none, by hash, so that no file's order matters. */
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::block)
          .thenComparingInt(Entry::index)
          .thenComparing(entry -> entry.hash().toHex());

  private record Key(int account, int asset) {}

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<Asset, Integer> assetNumbers = new HashMap<>();
  private final List<Asset> assets = new ArrayList<>();
  private final List<Transaction> transactions = new ArrayList<>();
  private final Map<Key, int[]> positions = new HashMap<>();

  /**
   * Puts entries into the order of the chain.
   *
   * @param coin what the chain takes its fees in
   * @param entries in any order
   */
  public static MemoryLedger of(Asset coin, List<Entry> entries) {
    MemoryLedger ledger = new MemoryLedger(coin);
    entries.stream().sorted(ORDER).forEach(ledger::add);
    ledger.index();
    return ledger;
  }

  private MemoryLedger(Asset coin) {
    number(coin);
  }

  private void add(Entry entry) {
    transactions.add(
        new Transaction(
            transactions.size(),
            entry.hash(),
            entry.block(),
            entry.time(),
            entry.moves().stream()
                .map(move ->
                    new Move(
                        number(move.from()),
                        number(move.to()),
                        number(move.asset()),
                        move.amount()))
                .toList(),
            entry.payer().map(this::number).orElse(NOBODY),
            entry.fee()));
  }

  private int number(String name) {
    return numbers.computeIfAbsent(
        name,
        any -> {
          names.add(name);
          return names.size() - 1;
        });
  }

  private int number(Asset asset) {
    return assetNumbers.computeIfAbsent(
        asset,
        any -> {
          assets.add(asset);
          return assets.size() - 1;
        });
  }

  private void index() {
    Map<Key, IntStream.Builder> found = new HashMap<>();
    for (int i = 0; i < transactions.size(); i++) {
      Transaction transaction = transactions.get(i);
      for (Move move : transaction.moves()) {
        at(found, move.from(), move.asset(), i);
        at(found, move.to(), move.asset(), i);
      }
      if (transaction.payer() != NOBODY) {
        at(found, transaction.payer(), NATIVE, i);
      }
    }
    found.forEach((key, all) -> positions.put(key, all.build().distinct().toArray()));
  }

  private static void at(Map<Key, IntStream.Builder> found, int account, int asset, int position) {
    found.computeIfAbsent(new Key(account, asset), any -> IntStream.builder()).add(position);
  }

  @Override
  public OptionalInt account(String name) {
    Integer number = numbers.get(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public String account(int number) {
    return names.get(number);
  }

  @Override
  public Asset asset(int number) {
    return assets.get(number);
  }

  @Override
  public OptionalInt asset(Asset asset) {
    Integer number = assetNumbers.get(asset);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public Transaction transaction(long position) {
    return transactions.get((int) position);
  }

  @Override
  public long size() {
    return transactions.size();
  }

  @Override
  public PrimitiveIterator.OfLong positions(int account, int asset, long from) {
    int[] all = positions.getOrDefault(new Key(account, asset), new int[0]);
    int first = Arrays.binarySearch(all, (int) Math.min(from, Integer.MAX_VALUE));
    return Arrays.stream(all, first < 0 ? -first - 1 : first, all.length).asLongStream().iterator();
  }

  @Override
  public BigInteger balanceBefore(int account, int asset, long position) {
    BigInteger balance = BigInteger.ZERO;
    for (int at : positions.getOrDefault(new Key(account, asset), new int[0])) {
      if (at >= position) {
        break;
      }
      Transaction transaction = transactions.get(at);
      if (transaction.payer() == account && asset == NATIVE) {
        balance = balance.subtract(transaction.fee()).max(BigInteger.ZERO);
      }
      balance = balance.add(change(transaction, account, asset)).max(BigInteger.ZERO);
    }
    return balance;
  }

  private static BigInteger change(Transaction transaction, int account, int asset) {
    BigInteger change = BigInteger.ZERO;
    for (Move move : transaction.moves()) {
      if (move.asset() == asset && move.to() == account) {
        change = change.add(move.amount());
      }
      if (move.asset() == asset && move.from() == account) {
        change = change.subtract(move.amount());
      }
    }
    return change;
  }
}
