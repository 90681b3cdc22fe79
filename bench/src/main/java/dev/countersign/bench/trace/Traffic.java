package dev.countersign.bench.trace;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that is made up transaction by transaction, so that it takes no memory: payments in
 * coins and tokens, swaps of several moves, fees; a few hubs that take part in much, most accounts
 * in little; a tenth of who receives is new. In its midst a {@link Heist}.
 */
public final class Traffic implements Iterator<Entry> {
  /** What fees are paid in. */
  public static final Asset COIN = new Asset.Native(1);

  /** The first accounts are exchanges and pools. */
  static final int HUBS = 20;

  static final int VICTIM = HUBS;
  private static final int FIRST_ACCOUNTS = 1_000;
  private static final int IN_A_BLOCK = 150;
  private static final long FIRST_BLOCK = 18_000_000;
  private static final int TOKENS = 200;
  private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);
  private static final int HEIST = 1 << 28;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Chance chance;
  private final long transfers;
  private final boolean single;
  private final Asset[] tokens = new Asset[TOKENS];
  private final Iterator<Heist.Step> heist;
  private Heist.@Nullable Step next;
  private int accounts = FIRST_ACCOUNTS;
  private long made;
  private long number;
  private long basePrice;

  /**
   * Traffic of so many transfers, or a few more.
   *
   * @param single whether each transaction moves one thing, as no chain's do
   */
  public Traffic(long seed, long transfers, boolean single) {
    this.chance = new Chance(seed);
    this.transfers = transfers;
    this.single = single;
    for (int i = 0; i < TOKENS; i++) {
      tokens[i] = new Asset.Token(1, Address.of(name(-1 - i)));
    }
    heist = new Heist(seed + 1, (long) (transfers / (single ? 1 : 1.45)), HEIST).steps().iterator();
    next = heist.next();
  }

  /** The address that the stolen coins come to. */
  public static String thief() {
    return name(HEIST);
  }

  /** The addresses of the exchanges and pools. */
  public static List<String> hubs() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < HUBS; i++) {
      names.add(name(i));
    }
    return names;
  }

  private static String name(int account) {
    byte[] raw = new byte[24];
    LONG.set(raw, 0, Chance.mixed(account));
    LONG.set(raw, 8, Chance.mixed(account + 0x100000000L));
    LONG.set(raw, 16, Chance.mixed(account + 0x200000000L));
    byte[] text = new byte[42];
    text[0] = '0';
    text[1] = 'x';
    for (int i = 0; i < 20; i++) {
      text[2 + 2 * i] = DIGITS[(raw[i] >> 4) & 0xf];
      text[3 + 2 * i] = DIGITS[raw[i] & 0xf];
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** How many transfers were made so far. */
  public long made() {
    return made;
  }

  @Override
  public boolean hasNext() {
    return made < transfers;
  }

  @Override
  public Entry next() {
    if (number % IN_A_BLOCK == 0) {
      basePrice = 4_000_000_000L + (chance.next() >>> 30);
    }
    Entry entry;
    if (next != null && number >= next.at()) {
      entry = heist();
    } else {
      int kind = single ? chance.below(75) : chance.below(100);
      String from = name(somebody());
      if (kind < 45) {
        entry = entry(from, 21_000, List.of(moved(from, name(receiver()), COIN, coins())));
      } else if (kind < 80) {
        Asset token = token();
        entry =
            entry(
                from,
                45_000 + chance.below(20_000),
                List.of(moved(from, name(receiver()), token, tokens(token))));
      } else {
        entry = swap(from);
      }
    }
    made += entry.moves().size();
    number++;
    return entry;
  }

  private Entry heist() {
    Heist.Step step = Objects.requireNonNull(next);
    next = heist.hasNext() ? heist.next() : null;
    String from = name(step.from());
    BigInteger amount = BigInteger.valueOf(step.gwei()).multiply(GWEI);
    return entry(from, 21_000, List.of(moved(from, name(step.to()), COIN, amount)));
  }

  /** Coins or tokens to one pool, or over two, other tokens back; some of it to who arranged it. */
  private Entry swap(String from) {
    List<Entry.Moved> moves = new ArrayList<>(5);
    String pool = name(chance.below(HUBS));
    Asset token = token();
    if (chance.below(2) == 0) {
      moves.add(moved(from, pool, COIN, coins()));
    } else {
      Asset given = token();
      moves.add(moved(from, pool, given, tokens(given)));
    }
    if (chance.below(3) == 0) {
      String other = name(chance.below(HUBS));
      Asset between = token();
      moves.add(moved(pool, other, between, tokens(between)));
      pool = other;
    }
    moves.add(moved(pool, from, token, tokens(token)));
    if (chance.below(4) == 0) {
      moves.add(moved(from, name(receiver()), token, tokens(token)));
    }
    return entry(from, 120_000 + chance.below(150_000), moves);
  }

  private static Entry.Moved moved(String from, String to, Asset asset, BigInteger amount) {
    return new Entry.Moved(from, to, asset, amount);
  }

  private Entry entry(String payer, long gas, List<Entry.Moved> moves) {
    byte[] hash = new byte[32];
    for (int i = 0; i < 4; i++) {
      LONG.set(hash, 8 * i, chance.next());
    }
    long block = number / IN_A_BLOCK;
    long tip = 100_000_000L * chance.below(20);
    return new Entry(
        FIRST_BLOCK + block,
        (int) (number % IN_A_BLOCK),
        Bytes.of(hash),
        1_693_000_000L + 12 * block,
        Optional.of(payer),
        BigInteger.valueOf(gas * (basePrice + tip)),
        OptionalLong.of(basePrice + tip),
        moves);
  }

  /** Few take part in much. */
  private int somebody() {
    if (chance.below(10) == 0) {
      return chance.below(3) == 0 ? 0 : chance.below(HUBS);
    }
    return (int) (Math.pow(chance.fraction(), 2) * accounts);
  }

  private int receiver() {
    return chance.below(8) == 0 ? accounts++ : somebody();
  }

  /** Two in five are round. */
  private BigInteger coins() {
    double ether = Math.exp(4 * chance.fraction() + 4 * chance.fraction() - 5);
    if (chance.below(5) < 2) {
      return BigInteger.valueOf(1 + (long) (ether * 100)).multiply(BigInteger.TEN.pow(16));
    }
    return BigInteger.valueOf((long) (ether * 1e9))
        .multiply(GWEI)
        .add(BigInteger.valueOf(chance.below(1_000_000_000)));
  }

  /** Half of all that moves is of two tokens, of six decimals. */
  private Asset token() {
    return tokens[chance.below(2) == 0 ? chance.below(2) : chance.below(TOKENS)];
  }

  private BigInteger tokens(Asset token) {
    double units = Math.exp(5 * chance.fraction() + 5 * chance.fraction());
    if (token.equals(tokens[0]) || token.equals(tokens[1])) {
      return chance.below(5) < 2
          ? BigInteger.valueOf(1 + (long) units).multiply(BigInteger.valueOf(1_000_000))
          : BigInteger.valueOf(1 + (long) (units * 1e6));
    }
    return chance.below(5) < 2
        ? BigInteger.valueOf(1 + (long) units).multiply(BigInteger.TEN.pow(18))
        : BigInteger.valueOf((long) (units * 1e9))
            .multiply(GWEI)
            .add(BigInteger.valueOf(chance.below(1_000_000_000)));
  }
}
