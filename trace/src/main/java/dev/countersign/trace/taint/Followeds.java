package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.LongIndex;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is followed, by account and asset. */
final class Followeds {
  private final LongIndex index = new LongIndex();
  private @Nullable Followed[] all = new Followed[64];

  @Nullable Followed get(int account, int asset) {
    int number = index.get(LongIndex.key(account, asset));
    return number < 0 ? null : all[number];
  }

  void put(Followed one) {
    int number = index.add(LongIndex.key(one.account(), one.asset()));
    if (number >= all.length) {
      all = Arrays.copyOf(all, 2 * all.length);
    }
    all[number] = one;
  }

  void remove(Followed one) {
    int number = index.get(LongIndex.key(one.account(), one.asset()));
    all[number] = null;
  }

  void forEach(Consumer<Followed> what) {
    for (Followed one : all) {
      if (one != null) {
        what.accept(one);
      }
    }
  }
}
