package dev.countersign.bench.screen;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.Entry;
import dev.countersign.model.coin.Base58;
import dev.countersign.model.value.Bytes;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A million made-up labelled addresses: nine of ten of Ethereum's form, the others of Bitcoin's,
 * with 200,000 names between them.
 */
public final class Labelled {
  /** How many. */
  public static final int ADDRESSES = 1_000_000;

  private static final int NAMES = 200_000;
  private static final Kind[] KINDS = {Kind.EXCHANGE, Kind.SERVICE, Kind.THIEF, Kind.MIXER};

  private Labelled() {}

  /** They are made when they are asked for, so that they take no room of their own. */
  static List<List<Entry>> lists() {
    return List.of(
        new AbstractList<>() {
          @Override
          public Entry get(int number) {
            return new Entry(
                address(number),
                number % 10 == 0 ? "BTC" : "ETH",
                "Deposit address of service " + number % NAMES,
                KINDS[number % KINDS.length],
                "made-up",
                Integer.toString(number % 50_000),
                "",
                Optional.of(LocalDate.EPOCH.plusDays(number % 20_000)),
                "CC0",
                "https://example.com/tags/" + number % 100);
          }

          @Override
          public int size() {
            return ADDRESSES;
          }
        });
  }

  /** Of that number; those from {@link #ADDRESSES} on are in no list. */
  public static String address(int number) {
    byte[] hash = new byte[21];
    new Random(0x5eedL + number).nextBytes(hash);
    hash[0] = 0; // the version of Bitcoin's oldest form
    Bytes bytes = Bytes.of(hash);
    return number % 10 == 0 ? Base58.encode(bytes) : bytes.from(1).toHex();
  }
}
