package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.LongIndex;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is followed, by account and asset. What is looked at first is read anyway where somebody is
 * found, so that looking somebody up waits for memory as seldom as can be.
 */
final class Followeds {
  /**
   * At most a quarter of the places are taken; each is at its own place, or right behind others.
   */
  private @Nullable Followed[] slots = new Followed[64];

  private int count;

  private int place(int account, int asset) {
    long mixed = LongIndex.key(account, asset) * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 32) & (slots.length - 1);
  }

  /** Where one is, or the free place where it would be. */
  private int find(int account, int asset) {
    int at = place(account, asset);
    for (Followed one = slots[at]; one != null; one = slots[at]) {
      if (one.account() == account && one.asset() == asset) {
        return at;
      }
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  @Nullable Followed get(int account, int asset) {
    return slots[find(account, asset)];
  }

  void put(Followed one) {
    int at = find(one.account(), one.asset());
    if (slots[at] == null && 4 * ++count > slots.length) {
      grow();
      at = find(one.account(), one.asset());
    }
    slots[at] = one;
  }

  private void grow() {
    @Nullable Followed[] all = slots;
    slots = new Followed[2 * all.length];
    for (Followed one : all) {
      if (one != null) {
        slots[find(one.account(), one.asset())] = one;
      }
    }
  }

  /** Takes one out, and puts those behind it to where they are found without it. */
  void remove(Followed gone) {
    int free = find(gone.account(), gone.asset());
    int mask = slots.length - 1;
    for (int at = free; ; ) {
      at = (at + 1) & mask;
      Followed one = slots[at];
      if (one == null) {
        break;
      }
      if (((at - place(one.account(), one.asset())) & mask) >= ((at - free) & mask)) {
        slots[free] = one;
        free = at;
      }
    }
    slots[free] = null;
    count--;
  }

  void forEach(Consumer<Followed> what) {
    for (Followed one : slots) {
      if (one != null) {
        what.accept(one);
      }
    }
  }
}
