package dev.countersign.trace.taint;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.block.BlockLog;
import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Ledgers in which anything may happen: swaps, returns, gifts, cycles, value from nowhere. */
public final class RandomLedger {
  /** What fees are paid in. */
  public static final Asset COIN = new Asset.Native(1);

  private static final List<Asset> ASSETS =
      List.of(
          COIN,
          new Asset.Token(1, Address.of("0x" + "11".repeat(20))),
          new Asset.Token(1, Address.of("0x" + "22".repeat(20))));

  /** What Celer's bridge logs where it takes something. */
  private static final Bytes SENT =
      Keccak256.hash(
          Bytes.of(
              "Send(bytes32,address,address,address,uint256,uint64,uint64,uint32)"
                  .getBytes(StandardCharsets.US_ASCII)));

  private static final AbiParameters SEND =
      AbiParameters.parse("bytes32,address,address,address,uint256,uint64,uint64,uint32");

  private final Random random;

  /** Of its own, so that the rest is the same with prices and without. */
  private final Random prices;

  /** Likewise. */
  private final Random logs;

  private final int accounts;
  private final int assets;
  private final long most;
  private boolean wide;

  /** The same seed makes the same; amounts are below {@code most}. */
  public RandomLedger(long seed, int accounts, int assets, long most) {
    this.random = new Random(seed);
    this.prices = new Random(seed);
    this.logs = new Random(seed);
    this.accounts = accounts;
    this.assets = assets;
    this.most = most;
  }

  /** The same entries, each with a log of its own account and topic. */
  public static List<Entry> logged(List<Entry> entries) {
    return entries.stream()
        .map(entry ->
            entry.withLogs(
                List.of(
                    new BlockLog(
                        entry.hash().toArray()[3] & 0x7f,
                        new EventLog(
                            new Address(entry.hash().slice(0, 20)),
                            List.of(entry.hash()),
                            Bytes.EMPTY)))))
        .toList();
  }

  /** The name of an account, from 0. */
  public static String name(int account) {
    return "0x" + "%040x".formatted(account + 1);
  }

  /** So many transactions, three in a block. */
  public List<Entry> entries(int transactions, boolean fees) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < transactions; i++) {
      List<Entry.Moved> moves = new ArrayList<>();
      int count = 1 + random.nextInt(random.nextInt(8) == 0 ? 12 : 4);
      for (int j = 0; j < count; j++) {
        moves.add(
            new Entry.Moved(
                name(random.nextInt(accounts)),
                name(random.nextInt(accounts)),
                ASSETS.get(random.nextInt(assets)),
                amount()));
      }
      entries.add(
          new Entry(
              i / 3,
              i % 3,
              Bytes.fromHex("0x" + "%064x".formatted(i)),
              1_700_000_000L + 12L * (i / 3),
              fees ? Optional.of(name(random.nextInt(accounts))) : Optional.empty(),
              fees ? BigInteger.valueOf(random.nextLong(1 + most / 50)) : BigInteger.ZERO,
              OptionalLong.empty(),
              moves));
      int last = entries.size() - 1;
      entries.set(last, priced(entries.get(last)).withLogs(logs(i)));
    }
    return entries;
  }

  /** Some have no price; others one that the fee is a multiple of, or not, of up to 63 bits. */
  private Entry priced(Entry entry) {
    long price = 1 + (prices.nextLong() >>> (1 + prices.nextInt(63))) / 2;
    long gas = prices.nextBoolean() ? 21_000 : prices.nextLong() >>> (1 + prices.nextInt(63));
    BigInteger fee =
        switch (prices.nextInt(3)) {
          case 0 -> entry.fee();
          case 1 -> entry.fee().multiply(BigInteger.valueOf(price));
          default -> BigInteger.valueOf(gas).multiply(BigInteger.valueOf(price));
        };
    return new Entry(
        entry.block(),
        entry.index(),
        entry.hash(),
        entry.time(),
        entry.payer(),
        wide && entry.payer().isPresent() ? fee : entry.fee(),
        prices.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(price),
        entry.moves());
  }

  /** What bridges log in some of them: what is known, what is cut short, and what is neither. */
  private List<BlockLog> logs(int transaction) {
    List<BlockLog> all = new ArrayList<>();
    for (int i = logs.nextInt(4) == 0 ? 1 + logs.nextInt(3) : 0; i > 0; i--) {
      Bytes data =
          SEND.encode(
              Bytes.fromHex("0x%064x".formatted(logs.nextLong() >>> 1)),
              Address.of(name(logs.nextInt(accounts))),
              Address.of(name(logs.nextInt(accounts))),
              Address.ZERO,
              BigInteger.valueOf(logs.nextLong(most)),
              56,
              transaction,
              2);
      all.add(
          new BlockLog(
              7L * transaction + 200L * all.size(),
              new EventLog(
                  Address.of(name(logs.nextInt(accounts))),
                  List.of(SENT),
                  logs.nextInt(5) == 0 ? data.slice(0, logs.nextInt(data.length())) : data)));
    }
    return all;
  }

  /** Now and then amounts of up to 256 bits, and round ones. */
  public RandomLedger wide() {
    wide = true;
    return this;
  }

  private BigInteger amount() {
    BigInteger amount = BigInteger.valueOf(random.nextLong(most));
    if (!wide) {
      return amount;
    }
    return switch (random.nextInt(6)) {
      case 0 -> new BigInteger(1 + random.nextInt(256), random);
      case 1 -> amount.multiply(BigInteger.TEN.pow(random.nextInt(40)));
      case 2 -> amount.shiftLeft(random.nextInt(120));
      default -> amount;
    };
  }
}
