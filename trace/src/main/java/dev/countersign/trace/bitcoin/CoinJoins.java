package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells CoinJoins by their shape. The rules and their numbers are those of Dumplings (Ficsór; used
 * by Schnoering and Vazirgiannis 2023) for Whirlpool and both Wasabis, and of BlockSci (Goldfeder
 * and others 2018) for JoinMarket, with two more conditions there: three participants, and inputs
 * of so many addresses that can pay for the equal outputs. A company that pays several people the
 * same from several addresses may look like one.
 */
public final class CoinJoins {
  private static final Set<Long> POOLS = Set.of(100_000L, 1_000_000L, 5_000_000L, 50_000_000L);

  /** The most that somebody new pays into a pool for those who stay in it. */
  private static final long POOL_FEE = 110_000;

  private static final long TENTH = 10_000_000;
  private static final long ABOUT = 2_000_000;
  private static final int WASABI_1_EQUAL = 10;
  private static final int WASABI_2_INPUTS = 50;

  /** What tokens and dust attacks pay is equal too, and no mixing. */
  private static final long DUST = 5_460;

  private static final int FEWEST = 3;

  private static final Set<Long> STANDARD = standard();

  private record Equal(long amount, int count) {}

  private CoinJoins() {}

  /** What a transaction seems to be a CoinJoin by; nothing for any other. */
  public static Optional<CoinJoin> of(Payment payment) {
    if (payment.inputs().size() < FEWEST || payment.outputs().size() < FEWEST) {
      return Optional.empty();
    }
    return whirlpool(payment)
        .or(() -> wasabi2(payment))
        .or(() -> wasabi1(payment))
        .or(() -> joinMarket(payment));
  }

  private static Optional<CoinJoin> whirlpool(Payment payment) {
    List<Coin> in = payment.inputs();
    int count = payment.outputs().size();
    long pool = payment.outputs().getFirst().amount();
    boolean is =
        count >= 5
            && count <= 10
            && in.size() == count
            && POOLS.contains(pool)
            && payment.outputs().stream().allMatch(out -> out.amount() == pool)
            && in.stream().anyMatch(one -> one.amount() == pool)
            && in.stream().allMatch(one -> one.amount() >= pool && one.amount() - pool <= POOL_FEE);
    return found(
        is,
        CoinJoin.Scheme.WHIRLPOOL,
        mostEqual(payment),
        count + " inputs of a pool become as many outputs of " + btc(pool) + " each");
  }

  private static Optional<CoinJoin> wasabi1(Payment payment) {
    Equal most = mostEqual(payment);
    boolean is =
        most.count >= WASABI_1_EQUAL
            && Math.abs(most.amount - TENTH) <= ABOUT
            && payment.inputs().size() >= most.count
            && canPay(payment, most);
    return found(is, CoinJoin.Scheme.WASABI_1, most, equal(payment, most));
  }

  private static Optional<CoinJoin> wasabi2(Payment payment) {
    List<Coin> in = payment.inputs();
    List<Coin> out = payment.outputs();
    long standard = out.stream().filter(one -> STANDARD.contains(one.amount())).count();
    boolean is =
        in.size() >= WASABI_2_INPUTS
            && in.stream().allMatch(CoinJoins::isSegwit)
            && out.stream().allMatch(CoinJoins::isSegwit)
            && falls(in)
            && falls(out)
            && standard * 10 > out.size() * 8L;
    return found(
        is,
        CoinJoin.Scheme.WASABI_2,
        mostEqual(payment),
        String.format(
            Locale.ROOT,
            "%d inputs and %d outputs, both falling, of which %d outputs have standard amounts",
            in.size(),
            out.size(),
            standard));
  }

  private static Optional<CoinJoin> joinMarket(Payment payment) {
    Equal most = mostEqual(payment);
    int others = payment.outputs().size() - most.count;
    boolean is =
        most.count >= FEWEST && others <= most.count && most.amount > DUST && canPay(payment, most);
    return found(
        is,
        others >= most.count - 1 ? CoinJoin.Scheme.JOIN_MARKET : CoinJoin.Scheme.EQUAL_OUTPUTS,
        most,
        equal(payment, most));
  }

  private static Optional<CoinJoin> found(
      boolean is, CoinJoin.Scheme scheme, Equal most, String why) {
    return is
        ? Optional.of(
            new CoinJoin(
                scheme,
                most.count,
                most.amount,
                "has the shape of a CoinJoin of " + scheme.word() + ": " + why))
        : Optional.empty();
  }

  private static String equal(Payment payment, Equal most) {
    return String.format(
        Locale.ROOT,
        "%d of %d outputs are of %s each, and inputs of %d addresses can pay for them",
        most.count,
        payment.outputs().size(),
        btc(most.amount),
        byAddress(payment).size());
  }

  /** The amount that most outputs to different addresses have; of several the largest. */
  private static Equal mostEqual(Payment payment) {
    Map<Long, Set<String>> payees = new HashMap<>();
    for (Coin out : payment.outputs()) {
      payees.computeIfAbsent(out.amount(), any -> new HashSet<>()).add(owner(out));
    }
    return payees.entrySet().stream()
        .map(one -> new Equal(one.getKey(), one.getValue().size()))
        .max(Comparator.comparingInt(Equal::count).thenComparingLong(Equal::amount))
        .orElseThrow();
  }

  /** Whether as many people as there are equal outputs can have paid for one each. */
  private static boolean canPay(Payment payment, Equal equal) {
    long shares =
        byAddress(payment).values().stream().mapToLong(one -> Math.min(one, equal.amount)).sum();
    return shares >= equal.amount * equal.count;
  }

  private static Map<String, Long> byAddress(Payment payment) {
    Map<String, Long> have = new HashMap<>();
    payment.inputs().forEach(in -> have.merge(owner(in), in.amount(), Long::sum));
    return have;
  }

  private static String owner(Coin coin) {
    return coin.address().orElse(coin.outpoint());
  }

  private static boolean isSegwit(Coin coin) {
    return coin.kind() == ScriptKind.P2WPKH || coin.kind() == ScriptKind.P2TR;
  }

  private static boolean falls(List<Coin> coins) {
    for (int i = 1; i < coins.size(); i++) {
      if (coins.get(i).amount() > coins.get(i - 1).amount()) {
        return false;
      }
    }
    return true;
  }

  /** WabiSabi's amounts: powers of two and three, twice those of three, and 1, 2, 5 times ten's. */
  private static Set<Long> standard() {
    Set<Long> amounts = new HashSet<>();
    long most = 137_438_953_472L;
    for (long base : new long[] {2, 3, 10}) {
      for (long power = 1; power <= most; power *= base) {
        amounts.add(power);
        if (base > 2) {
          amounts.add(2 * power);
        }
        if (base == 10) {
          amounts.add(5 * power);
        }
      }
    }
    amounts.removeIf(amount -> amount < 5_000 || amount > most);
    return Set.copyOf(amounts);
  }

  private static String btc(long satoshi) {
    return BigDecimal.valueOf(satoshi, 8).stripTrailingZeros().toPlainString() + " BTC";
  }
}
