package dev.countersign.trace.practice;

import dev.countersign.model.value.Address;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A theft and what follows it, in the midst of the traffic of others: value is split, sent down
 * peel chains, exchanged in a pool for a token, paid in at exchanges, put into a mixer and a
 * bridge, and left lying. Written as tables of ethereum-etl. The same seed makes the same files.
 */
public final class PracticeLedger {
  /** Whose the stolen value is at first. */
  public static final String THIEF = "0x7a1e0000000000000000000000000000000000f1";

  private static final String VICTIM = "0x7a1e00000000000000000000000000000000000a";
  private static final String POOL = "0x7a1e0000000000000000000000000000000000b1";
  private static final String MIXER = "0x7a1e0000000000000000000000000000000000c1";
  private static final String BRIDGE = "0x7a1e0000000000000000000000000000000000d1";
  private static final List<String> EXCHANGES =
      List.of(
          "0x7a1e0000000000000000000000000000000000e1",
          "0x7a1e0000000000000000000000000000000000e2");

  /** USD Coin on Ethereum, which has 6 decimals. */
  private static final String TOKEN =
      Address.of("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48").toHex();

  private static final BigInteger ETHER = BigInteger.TEN.pow(18);

  private final Random random;
  private final Chain chain;
  private final List<String> crowd = new ArrayList<>();
  private int wallets;

  private PracticeLedger(long seed) {
    this.random = new Random(seed);
    this.chain = new Chain(random);
  }

  /**
   * Makes one, with labels of its services beside it.
   *
   * @param folder where its tables go; made where there is none
   * @param labels the file of its labels
   * @param traffic so many transfers of others, 0 or more
   */
  public static void write(Path folder, Path labels, long seed, int traffic) throws IOException {
    PracticeLedger ledger = new PracticeLedger(seed);
    ledger.crowd(traffic / 8 + 50);
    ledger.others(traffic / 3);
    ledger.theft(traffic / 3);
    ledger.others(traffic - 2 * (traffic / 3));
    ledger.chain.write(folder);
    Files.writeString(
        labels,
        "address,name,kind\n"
            + EXCHANGES.get(0)
            + ",Example Exchange,exchange\n"
            + EXCHANGES.get(1)
            + ",Another Exchange,exchange\n"
            + MIXER
            + ",Example Mixer,mixer\n"
            + BRIDGE
            + ",Example Bridge,bridge\n");
  }

  private void crowd(int people) {
    for (int i = 0; i < people; i++) {
      crowd.add(wallet());
    }
  }

  private String wallet() {
    wallets++;
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return "0x%s%08x".formatted(java.util.HexFormat.of().formatHex(bytes), wallets);
  }

  /** Few take part in much, and most amounts are small, as on a real chain. */
  private String somebody() {
    double rank = Math.pow(random.nextDouble(), 3);
    return crowd.get((int) (rank * crowd.size()));
  }

  private BigInteger amount() {
    double ether = Math.exp(random.nextGaussian() * 2 - 2);
    return new BigDecimal(ether).multiply(new BigDecimal(ETHER)).toBigInteger();
  }

  private void others(int transfers) {
    for (int i = 0; i < transfers; i++) {
      chain.later(1 + random.nextInt(3) / 2);
      String from = somebody();
      switch (random.nextInt(12)) {
        case 0 -> chain.send(from, EXCHANGES.get(random.nextInt(2)), amount());
        case 1 -> chain.send(EXCHANGES.get(random.nextInt(2)), somebody(), amount());
        case 2 -> swap(from, amount());
        case 3 -> chain.send(from, random.nextInt(4) == 0 ? MIXER : BRIDGE, amount());
        default -> chain.send(from, somebody(), amount());
      }
    }
  }

  /** Coins to the pool, tokens from it, in one transaction. */
  private void swap(String who, BigInteger coins) {
    BigInteger tokens =
        coins
            .multiply(BigInteger.valueOf(1_900_000_000L + random.nextInt(50_000_000)))
            .divide(ETHER);
    if (tokens.signum() > 0) {
      chain.send(who, POOL, coins);
      chain.token(TOKEN, POOL, who, tokens);
    }
  }

  private void theft(int traffic) {
    chain.send(EXCHANGES.get(1), THIEF, BigInteger.valueOf(40_000_000_000_000_000L));
    others(5);
    chain.later(1);
    chain.send(VICTIM, THIEF, new BigInteger("5000123456789012345678"));
    List<String> first = split(THIEF, new BigInteger("4999900000000000000000"), 9, traffic);
    for (int i = 0; i < first.size(); i++) {
      String wallet = first.get(i);
      BigInteger held = chain.balance(wallet).subtract(ETHER.divide(BigInteger.TEN));
      others(traffic / 20);
      switch (i % 5) {
        case 0 -> peel(wallet, 25);
        case 1 -> {
          swap(wallet, held);
          cashOut(wallet, traffic);
        }
        case 2 -> split(wallet, held, 12, traffic).forEach(this::payIn);
        case 3 -> mix(wallet, held);
        default -> bridge(wallet, held);
      }
    }
  }

  private List<String> split(String from, BigInteger amount, int parts, int traffic) {
    List<String> wallets = new ArrayList<>();
    BigInteger left = amount;
    for (int i = parts; i > 0; i--) {
      BigInteger even = left.divide(BigInteger.valueOf(i));
      BigInteger part =
          i == 1
              ? left
              : even.multiply(BigInteger.valueOf(70 + random.nextInt(60)))
                  .divide(BigInteger.valueOf(100));
      String wallet = wallet();
      chain.later(1);
      chain.send(from, wallet, part);
      others(Math.min(3, traffic));
      wallets.add(wallet);
      left = left.subtract(part);
    }
    return wallets;
  }

  /** Each wallet pays a little in at an exchange and hands the rest to a new one. */
  private void peel(String from, int times) {
    String wallet = from;
    for (int i = 0; i < times; i++) {
      BigInteger held = chain.balance(wallet);
      BigInteger little =
          held.multiply(BigInteger.valueOf(2 + random.nextInt(6))).divide(BigInteger.valueOf(100));
      payIn(wallet, little);
      String next = wallet();
      chain.later(2);
      chain.send(
          wallet, next, chain.balance(wallet).subtract(ETHER.divide(BigInteger.valueOf(50))));
      wallet = next;
      others(2);
    }
  }

  private void payIn(String from) {
    if (random.nextInt(4) > 0) {
      payIn(from, chain.balance(from).subtract(ETHER.divide(BigInteger.TEN)));
    }
  }

  /** To an address that the exchange gave out, which forwards it. */
  private void payIn(String from, BigInteger amount) {
    String deposit = wallet();
    chain.later(1);
    chain.send(from, deposit, amount);
    chain.later(3);
    chain.send(
        deposit,
        EXCHANGES.get(random.nextInt(2)),
        amount.subtract(ETHER.divide(BigInteger.valueOf(1000))));
  }

  private void cashOut(String wallet, int traffic) {
    BigInteger half = chain.tokens(wallet).shiftRight(1);
    chain.later(2);
    String next = wallet();
    chain.token(TOKEN, wallet, next, half);
    others(Math.min(4, traffic));
    chain.token(TOKEN, next, EXCHANGES.getFirst(), half.shiftRight(1));
  }

  private void mix(String wallet, BigInteger held) {
    BigInteger hundred = ETHER.multiply(BigInteger.valueOf(100));
    for (BigInteger left = held; left.compareTo(hundred) >= 0; left = left.subtract(hundred)) {
      chain.later(4);
      chain.send(wallet, MIXER, hundred);
      others(1);
    }
  }

  private void bridge(String wallet, BigInteger held) {
    chain.later(1);
    chain.send(wallet, BRIDGE, held.multiply(BigInteger.valueOf(9)).divide(BigInteger.TEN));
  }
}
