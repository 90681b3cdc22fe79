package dev.countersign.bench.watch;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.rule.Party;
import dev.countersign.watch.seen.Movement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Made-up transfers at the rate of Ethereum's main chain: a block of 400 every 12 seconds, among
 * 200,000 accounts of which few are very busy. One in fifty is of one of 100 own wallets.
 */
final class Transfers {
  static final int IN_A_BLOCK = 400;

  private static final int ACCOUNTS = 200_000;
  private static final int OWN = 100;
  private static final long START = 1_772_000_000;

  final Facts facts;
  private final String[] accounts = new String[ACCOUNTS];
  private final Asset[] assets = new Asset[4];
  private final int[] decimals = {18, 6, 6, 18};
  private final SplittableRandom random;
  private long number;

  Transfers(long seed) {
    this.random = new SplittableRandom(seed);
    Map<String, Party> parties = new HashMap<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      accounts[i] = "0x%024x%016x".formatted(random.nextLong() >>> 1, random.nextLong());
      if (i < OWN) {
        parties.put(accounts[i], Party.of(Party.Kind.OWN, "wallet " + i));
      } else if (i < 2 * OWN) {
        parties.put(
            accounts[i],
            new Party(Party.Kind.KNOWN, "exchange " + i, Set.of("exchange"), "", Set.of(), "", ""));
      } else if (i < 2_000) {
        parties.put(
            accounts[i], new Party(Party.Kind.UNKNOWN, "", Set.of(), "", Set.of("mixer"), "", ""));
      }
    }
    facts =
        new Facts(
            parties,
            Map.of(
                "ETH",
                BigDecimal.valueOf(2_000),
                "USDC",
                BigDecimal.ONE,
                "USDT",
                BigDecimal.ONE,
                "WBTC",
                BigDecimal.valueOf(60_000)),
            Map.of());
    List<String> symbols = List.of("ETH", "USDC", "USDT", "WBTC");
    for (int i = 0; i < assets.length; i++) {
      assets[i] = facts.asset(1, symbols.get(i), null);
    }
  }

  /** What is known of the accounts and assets, as the command reads it. */
  String known() {
    StringBuilder text = new StringBuilder("prices: { ETH: 2000, WBTC: 60000 }\nown:\n");
    for (int i = 0; i < OWN; i++) {
      text.append("  - \"").append(accounts[i]).append("\"\n");
    }
    return text.toString();
  }

  /** The next transfer. Its strings are new ones, as those that are read from a node are. */
  Movement next() {
    long block = number / IN_A_BLOCK;
    int index = (int) (number % IN_A_BLOCK);
    number++;
    int asset = random.nextInt(assets.length);
    boolean own = random.nextInt(50) == 0;
    String from = own && random.nextBoolean() ? accounts[random.nextInt(OWN)] : account();
    String to = own ? accounts[random.nextInt(OWN)] : account();
    return new Movement(
        1,
        block,
        START + block * 12,
        Bytes.word(BigInteger.valueOf(number)),
        index,
        new String(from.toCharArray()),
        new String(to.toCharArray()),
        assets[asset],
        BigInteger.valueOf(1 + (long) Math.exp(random.nextDouble() * 11))
            .multiply(BigInteger.TEN.pow(decimals[asset]))
            .add(BigInteger.valueOf(random.nextInt(1_000_000))));
  }

  /** Few are chosen often: the square of a uniform number. */
  private String account() {
    double drawn = random.nextDouble();
    return accounts[(int) (drawn * drawn * ACCOUNTS)];
  }
}
