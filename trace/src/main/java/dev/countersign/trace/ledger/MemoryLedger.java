package dev.countersign.trace.ledger;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;

/** A ledger that fits into memory. */
public final class MemoryLedger implements Ledger {
  private static final BalanceLine NOTHING = new BalanceLine();

  static {
    NOTHING.close();
  }

  private record Key(int account, int asset) {}

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<Asset, Integer> assetNumbers = new HashMap<>();
  private final List<Asset> assets = new ArrayList<>();
  private final List<Transaction> transactions = new ArrayList<>();
  private final Map<Key, BalanceLine> lines = new HashMap<>();

  /**
   * Puts entries into the order of the chain.
   *
   * @param coin what the chain takes its fees in
   * @param entries in any order
   */
  public static MemoryLedger of(Asset coin, List<Entry> entries) {
    MemoryLedger ledger = new MemoryLedger(coin);
    entries.stream().sorted(Entry.ORDER).forEach(ledger::add);
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
    for (int i = 0; i < transactions.size(); i++) {
      Transaction transaction = transactions.get(i);
      for (Move move : transaction.moves()) {
        line(move.from(), move.asset()).add(i);
        line(move.to(), move.asset()).add(i);
      }
      if (transaction.payer() != NOBODY) {
        line(transaction.payer(), NATIVE).add(i);
      }
    }
    lines.forEach(this::balances);
  }

  private BalanceLine line(int account, int asset) {
    return lines.computeIfAbsent(new Key(account, asset), any -> new BalanceLine());
  }

  private void balances(Key key, BalanceLine line) {
    line.close();
    BigInteger balance = BigInteger.ZERO;
    for (int i = 0; i < line.count(); i++) {
      line.balance(i, balance);
      Transaction transaction = transactions.get(line.position(i));
      if (transaction.payer() == key.account && key.asset == NATIVE) {
        balance = balance.subtract(transaction.fee()).max(BigInteger.ZERO);
      }
      balance = balance.add(change(transaction, key.account, key.asset)).max(BigInteger.ZERO);
    }
    line.balance(line.count(), balance);
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
  public OptionalLong position(Bytes hash) {
    for (int at = 0; at < transactions.size(); at++) {
      if (transactions.get(at).hash().equals(hash)) {
        return OptionalLong.of(at);
      }
    }
    return OptionalLong.empty();
  }

  @Override
  public boolean one(long position, OneMove into) {
    return false;
  }

  @Override
  public long size() {
    return transactions.size();
  }

  @Override
  public PrimitiveIterator.OfLong positions(int account, int asset, long from) {
    return lines.getOrDefault(new Key(account, asset), NOTHING).from(from);
  }

  @Override
  public BigInteger balanceBefore(int account, int asset, long position) {
    return lines.getOrDefault(new Key(account, asset), NOTHING).balanceBefore(position);
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
