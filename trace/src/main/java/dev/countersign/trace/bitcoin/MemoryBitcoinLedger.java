package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.ledger.ForwardedLedger;
import dev.countersign.trace.ledger.MemoryLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Transactions of Bitcoin in memory. */
public final class MemoryBitcoinLedger extends ForwardedLedger implements BitcoinLedger {
  private final MemoryLedger moves;
  private final List<Payment> payments;
  private final Map<String, Coin> coins = new HashMap<>();
  private final Map<String, List<Integer>> accounts = new HashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();

  /** Where outputs of an address are made and spent. */
  private static final class Seen {
    private final List<Integer> paid = new ArrayList<>();
    private final List<Integer> spent = new ArrayList<>();
  }

  /** In their order. */
  private MemoryBitcoinLedger(List<Payment> payments, MemoryLedger moves) {
    super(moves);
    this.payments = payments;
    this.moves = moves;
    for (int i = 0; i < payments.size(); i++) {
      int at = i;
      Payment payment = payments.get(i);
      payment.inputs().forEach(this::know);
      payment.outputs().forEach(this::know);
      payment.inputs().forEach(coin -> coin.address().ifPresent(one -> seen(one).spent.add(at)));
      payment.outputs().forEach(coin -> coin.address().ifPresent(one -> seen(one).paid.add(at)));
    }
  }

  private Seen seen(String address) {
    return seen.computeIfAbsent(address, any -> new Seen());
  }

  /** The ledger of these transactions, in any order. */
  public static MemoryBitcoinLedger of(List<Payment> payments) {
    List<Payment> sorted = payments.stream().sorted(Payment.ORDER).toList();
    return new MemoryBitcoinLedger(
        sorted, MemoryLedger.of(Payment.COIN, sorted.stream().map(Payment::entry).toList()));
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

  @Override
  public Payment payment(long position) {
    return payments.get(Math.toIntExact(position));
  }

  @Override
  public Optional<Coin> coin(int account) {
    return Optional.ofNullable(coins.get(account(account)));
  }

  /** What receives, receives first where it was made; what was made before only spends. */
  @Override
  public OptionalLong madeAt(int account) {
    if (!coins.containsKey(account(account))) {
      return OptionalLong.empty();
    }
    long first = moves.positions(account, NATIVE, 0).nextLong();
    return moves.transaction(first).moves().stream().anyMatch(move -> move.to() == account)
        ? OptionalLong.of(first)
        : OptionalLong.empty();
  }

  @Override
  public OptionalLong firstAt(String address) {
    return LongStream.concat(paidAt(address).limit(1), spentAt(address).limit(1)).min();
  }

  @Override
  public LongStream paidAt(String address) {
    Seen there = seen.get(address);
    return there == null ? LongStream.empty() : there.paid.stream().mapToLong(Integer::longValue);
  }

  @Override
  public LongStream spentAt(String address) {
    Seen there = seen.get(address);
    return there == null ? LongStream.empty() : there.spent.stream().mapToLong(Integer::longValue);
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
}
