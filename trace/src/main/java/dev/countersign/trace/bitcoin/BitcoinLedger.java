package dev.countersign.trace.bitcoin;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.ledger.OneMove;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of Bitcoin as a ledger: each output is an account, which receives once and is spent
 * whole. People know addresses, each of which stands for all the outputs that pay to it.
 */
public final class BitcoinLedger implements Ledger {
  private final MemoryLedger moves;
  private final List<Payment> payments;
  private final Map<String, Coin> coins = new HashMap<>();
  private final Map<String, List<Integer>> accounts = new HashMap<>();

  private BitcoinLedger(List<Payment> payments) {
    this.payments = payments.stream().sorted(Payment.ORDER).toList();
    this.moves = MemoryLedger.of(Payment.COIN, this.payments.stream().map(Payment::entry).toList());
    for (Payment payment : this.payments) {
      payment.inputs().forEach(this::know);
      payment.outputs().forEach(this::know);
    }
  }

  /** The ledger of these transactions, in any order. */
  public static BitcoinLedger of(List<Payment> payments) {
    return new BitcoinLedger(payments);
  }

  private void know(Coin coin) {
    if (coins.putIfAbsent(coin.outpoint(), coin) == null && coin.address().isPresent()) {
      moves
          .account(coin.outpoint())
          .ifPresent(account ->
              accounts
                  .computeIfAbsent(coin.address().get(), any -> new ArrayList<>())
                  .add(account));
    }
  }

  /** The transactions, in the ledger's order: one at each position. */
  public List<Payment> payments() {
    return payments;
  }

  /** The output that an account stands for; nothing for the coinbases' mint and for fees. */
  public Optional<Coin> coin(int account) {
    return Optional.ofNullable(coins.get(account(account)));
  }

  @Override
  public String address(int account) {
    @Nullable Coin coin = coins.get(account(account));
    return coin == null ? account(account) : coin.address().orElse(coin.outpoint());
  }

  @Override
  public List<Integer> accountsAt(String address) {
    return List.copyOf(accounts.getOrDefault(address, List.of()));
  }

  @Override
  public OptionalInt account(String name) {
    return moves.account(name);
  }

  @Override
  public String account(int number) {
    return moves.account(number);
  }

  @Override
  public Asset asset(int number) {
    return moves.asset(number);
  }

  @Override
  public OptionalInt asset(Asset asset) {
    return moves.asset(asset);
  }

  @Override
  public Transaction transaction(long position) {
    return moves.transaction(position);
  }

  @Override
  public boolean one(long position, OneMove move) {
    return moves.one(position, move);
  }

  @Override
  public OptionalLong position(Bytes hash) {
    return moves.position(hash);
  }

  @Override
  public long size() {
    return moves.size();
  }

  @Override
  public PrimitiveIterator.OfLong positions(int account, int asset, long from) {
    return moves.positions(account, asset, from);
  }

  @Override
  public BigInteger balanceBefore(int account, int asset, long position) {
    return moves.balanceBefore(account, asset, position);
  }
}
