package dev.countersign.acceptance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Address;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The launderer's own books: what of the theft each of their accounts has, in wei of what was
 * stolen, and as which asset. They are kept from what was sent and from receipts, and know nothing
 * of tracing.
 */
final class Truth {
  /** The asset's name for coins. */
  static final String COIN = "native";

  /** The account's name for what was paid to the chain. */
  static final String FEES = "fees";

  private record Key(String account, String asset) {}

  private final Map<Key, BigInteger> values = new HashMap<>();
  private BigInteger stolen = BigInteger.ZERO;

  void steal(Address thief, BigInteger coins) {
    stolen = stolen.add(coins);
    values.merge(new Key(thief.toHex(), COIN), coins, BigInteger::add);
  }

  BigInteger stolen() {
    return stolen;
  }

  /** Coins of which all are stolen. */
  void pay(Address from, Address to, BigInteger coins) {
    move(new Key(from.toHex(), COIN), new Key(to.toHex(), COIN), coins);
  }

  void fee(Address payer, BigInteger coins) {
    move(new Key(payer.toHex(), COIN), new Key(FEES, COIN), coins);
  }

  /** Value that became another asset, or went to somebody in another asset. */
  void exchange(Address from, String given, Address to, String got, BigInteger value) {
    move(new Key(from.toHex(), given), new Key(to.toHex(), got), value);
  }

  private void move(Key from, Key to, BigInteger value) {
    BigInteger left = values.getOrDefault(from, BigInteger.ZERO).subtract(value);
    assertThat(left.signum()).as("what is left of " + from).isNotNegative();
    values.put(from, left);
    values.merge(to, value, BigInteger::add);
  }

  BigInteger value(Address account, String asset) {
    return values.getOrDefault(new Key(account.toHex(), asset), BigInteger.ZERO);
  }

  /** Where it is: account and asset, and the value there, where there is any. */
  Map<String, BigInteger> places() {
    Map<String, BigInteger> places = new TreeMap<>();
    values.forEach((key, value) -> {
      if (value.signum() > 0) {
        places.put(key.account + " " + key.asset, value);
      }
    });
    assertThat(places.values().stream().reduce(BigInteger.ZERO, BigInteger::add)).isEqualTo(stolen);
    return places;
  }
}
