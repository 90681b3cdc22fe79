package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import java.util.HashMap;
import java.util.Map;

/** Gives accounts and assets their numbers, in the order in which they are first seen. */
final class Numbers {
  private final StringWriter names = new StringWriter(Family.NAMES, Family.NAME_INDEX);
  private final Map<Asset, Integer> assets = new HashMap<>();
  private final NameTable table = new NameTable();
  private final byte[] address = new byte[20];
  private final long most;
  private StoreLedger there;
  private boolean isWhole;

  /**
   * Begins after what is there.
   *
   * @param most so many names are kept in memory
   * @param whole whether all names that are there are brought into memory first; else they are
   *     looked up one by one
   */
  Numbers(StoreLedger there, long most, boolean whole) {
    this.there = there;
    this.most = most;
    Head head = there.head();
    int accounts = head.accounts();
    long lastPage = accounts / StringPage.ROOM;
    names.begin(
        accounts,
        accounts % StringPage.ROOM == 0
            ? new byte[0]
            : there.reading().need(Family.NAMES, Keys.ordered(lastPage)));
    for (int i = 0; i < head.assets(); i++) {
      assets.put(there.asset(i), i);
    }
    isWhole = accounts == 0;
    // Those of Bitcoin are mostly spent, and not asked for again.
    if (whole && accounts <= most && !isBitcoin()) {
      for (int i = 0; i < accounts; i++) {
        remember(there.account(i), i);
      }
      isWhole = true;
    }
  }

  private boolean isBitcoin() {
    return there.coins().isPresent();
  }

  private void remember(String name, int number) {
    if (Keys.address(name, address)) {
      table.put(address, NameTable.mixed(address), number);
    } else {
      table.putOther(name, number);
    }
  }

  int accounts() {
    return (int) names.count();
  }

  int assets() {
    return assets.size();
  }

  StringWriter names() {
    return names;
  }

  /** All that was given out is in the store now, and is looked up there from here on. */
  void settle(StoreLedger now) {
    there = now;
    table.clear();
    isWhole = false;
  }

  boolean isFull() {
    return table.size() > most;
  }

  /** The number of an account, a new one where it has none. */
  int account(String name, Puts puts) {
    if (!Keys.address(name, address)) {
      return other(name, puts);
    }
    long mixed = NameTable.mixed(address);
    int known = table.get(address, mixed);
    if (known >= 0) {
      return known;
    }
    int number = isWhole ? -1 : there.account(name).orElse(-1);
    if (number < 0) {
      number = (int) names.count();
      names.add(address, address.length, puts);
    }
    table.put(address, mixed, number);
    return number;
  }

  private int other(String name, Puts puts) {
    int known = table.other(name);
    if (known >= 0) {
      return known;
    }
    int number = isWhole ? -1 : there.account(name).orElse(-1);
    if (number < 0) {
      number = (int) names.count();
      byte[] kept = isBitcoin() ? OutputNames.other(name) : Keys.name(name);
      names.add(kept, kept.length, puts);
    }
    table.putOther(name, number);
    return number;
  }

  /**
   * The number of an output that is spent and was made in the store, or -1.
   *
   * @throws UnreadableInput where the store has it otherwise, or as spent
   */
  int spent(Coin coin) {
    int known = table.other(coin.outpoint());
    if (known >= 0 || isWhole) {
      return known;
    }
    int number = SpentCoins.account(there, coin);
    if (number >= 0) {
      table.putOther(coin.outpoint(), number);
    }
    return number;
  }

  /** Gives a number to an output that is made. */
  int made(String outpoint, long position, int index, Puts puts) {
    int number = (int) names.count();
    names.addUnindexed(OutputNames.of(position, index), puts);
    table.putOther(outpoint, number);
    return number;
  }

  /** An output is not asked for any more. */
  void forget(String outpoint) {
    table.removeOther(outpoint);
  }

  /** The number of an asset, a new one where it has none. */
  int asset(Asset asset, Puts puts) {
    Integer known = assets.get(asset);
    if (known != null) {
      return known;
    }
    int number = assets.size();
    assets.put(asset, number);
    puts.put(Family.META, Keys.asset(number), AssetText.of(asset));
    return number;
  }
}
