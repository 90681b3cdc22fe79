package dev.countersign.scale.day;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.topic.Edition;
import dev.countersign.topic.Fact;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.seen.Movement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A day of two chains among made-up accounts: the same seed always gives the same day. Half of what
 * moves is of a few busy accounts, a tenth of own wallets, and some of it runs through chains of
 * accounts and in circles, so that every kind of rule has something to say.
 */
public final class RecordedDay {
  /** When it begins, in seconds since 1970. */
  public static final long START = 1_772_000_000;

  private static final int BLOCKS = 720;
  private static final int APART = 120;
  private static final int WALLETS = 12;
  private static final int SHARING = 48;
  private static final int ACCOUNTS = 6_000;
  private static final String[] SYMBOLS = {"native", "USDC", "USDT"};
  private static final int[] DECIMALS = {18, 6, 6};

  private final SplittableRandom random;
  private final int own;
  private final int busy;
  private final String[] accounts;
  private final Facts facts = new Facts(Map.of(), Map.of(), Map.of());
  private final List<Fact.Moved> moves = new ArrayList<>();

  /**
   * A day.
   *
   * @param movements about how many
   */
  public RecordedDay(long seed, int movements) {
    this(seed, movements, ACCOUNTS, WALLETS);
  }

  /**
   * A day of a house of another size.
   *
   * @param movements about how many
   * @param accounts that take part, more than are its own by 70 at least
   * @param own that are the house's own
   */
  public RecordedDay(long seed, int movements, int accounts, int own) {
    this.random = new SplittableRandom(seed);
    this.own = own;
    this.busy = own + SHARING;
    this.accounts = new String[accounts];
    for (int i = 0; i < accounts; i++) {
      this.accounts[i] = "0x%024x%016x".formatted(random.nextLong() >>> 1, random.nextLong());
    }
    for (int block = 0; block < BLOCKS; block++) {
      for (long chain : new long[] {1, 10}) {
        int many = movements / BLOCKS / 2;
        block(chain, block, many + (random.nextInt(BLOCKS) < movements / 2 % BLOCKS ? 1 : 0));
      }
    }
  }

  private void block(long chain, int block, int many) {
    int index = 0;
    while (index < many) {
      int kind = random.nextInt(20);
      int asset = random.nextInt(SYMBOLS.length);
      BigInteger amount = amount(asset);
      if (kind == 0 && index + 6 <= many) {
        String from = account();
        for (int step = 0; step < 6; step++) {
          String to = accounts[busy + random.nextInt(accounts.length - busy)];
          add(chain, block, index++, from, to, asset, amount);
          amount = amount.multiply(BigInteger.valueOf(9)).divide(BigInteger.TEN);
          from = to;
        }
      } else if (kind == 1 && index + 3 <= many) {
        String[] ring = {account(), account(), account()};
        for (int step = 0; step < 3; step++) {
          add(chain, block, index++, ring[step], ring[(step + 1) % 3], asset, amount);
        }
      } else if (kind <= 3) {
        add(chain, block, index++, own(), account(), asset, amount);
      } else if (kind == 4) {
        add(chain, block, index++, account(), own(), asset, amount);
      } else if (kind == 5) {
        add(chain, block, index++, own(), own(), asset, amount);
      } else {
        add(chain, block, index++, account(), account(), asset, amount);
      }
    }
  }

  private void add(
      long chain, int block, int index, String from, String to, int asset, BigInteger amount) {
    Asset what = facts.asset(chain, SYMBOLS[asset], null);
    moves.add(
        new Fact.Moved(
            new Movement(
                chain,
                block,
                START + (long) block * APART,
                Bytes.word(BigInteger.valueOf(moves.size() + 1L)),
                index,
                from,
                to,
                what,
                amount),
            asset == 0 ? "ETH" : SYMBOLS[asset]));
  }

  private String own() {
    return accounts[random.nextInt(own)];
  }

  private String account() {
    return random.nextBoolean()
        ? accounts[own + random.nextInt(SHARING)]
        : accounts[own + random.nextInt(accounts.length - own)];
  }

  private BigInteger amount(int asset) {
    return BigInteger.valueOf(1 + (long) Math.exp(random.nextDouble() * 12))
        .multiply(BigInteger.TEN.pow(DECIMALS[asset]))
        .divide(BigInteger.valueOf(asset == 0 ? 2_000 : 1))
        .add(BigInteger.valueOf(random.nextInt(1_000)));
  }

  /** What moved, in the order of the chains. */
  public List<Fact.Moved> moves() {
    return List.copyOf(moves);
  }

  /** When the last block was, in seconds since 1970. */
  public static long end() {
    return START + (BLOCKS - 1L) * APART;
  }

  /** The rules that Countersign comes with, and what is known of the day's accounts. */
  public Edition edition() {
    StringBuilder known = new StringBuilder("prices: { ETH: 2000 }\nown:\n");
    for (int i = 0; i < own; i++) {
      known.append("  - \"").append(accounts[i]).append("\"\n");
    }
    known.append("known:\n");
    for (int i = own; i < own + WALLETS; i++) {
      known.append("  - \"").append(accounts[i]).append("\"\n");
    }
    known.append("screened:\n");
    for (int i = busy; i < busy + 20; i++) {
      known.append("  \"").append(accounts[i]).append("\": mixer\n");
    }
    return new Edition(1, 0, RulesFile.shipped(), known.toString());
  }
}
