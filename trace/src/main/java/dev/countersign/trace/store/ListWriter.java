package dev.countersign.trace.store;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes the postings of one account and asset after the other into chunks. */
final class ListWriter {
  private final @Nullable StoreLedger there;
  private final int group;
  private final BiConsumer<byte[], byte[]> chunks;
  private final Packer value = new Packer(1024);
  private final Balance balance = new Balance();
  private final Unpacker details = new Unpacker(new byte[0]);
  private int account;
  private int asset;
  private long first;
  private long last;
  private int count;

  /**
   * @param there what may have postings already; nothing where there is none
   * @param group how many positions share a balance
   * @param chunks take keys and values, in the order of the keys
   */
  ListWriter(@Nullable StoreLedger there, int group, BiConsumer<byte[], byte[]> chunks) {
    this.there = there;
    this.group = group;
    this.chunks = chunks;
  }

  /** The next account and asset. */
  void begin(long key) {
    end();
    account = (int) (key >>> 32);
    asset = (int) key;
    last = -1;
    balance.zero();
    if (there != null && account < there.head().accounts()) {
      Postings.Chunk tail = there.postings().last(account, asset, Long.MAX_VALUE);
      if (tail != null) {
        resume(there, tail);
      }
    }
  }

  private void resume(StoreLedger ledger, Postings.Chunk tail) {
    Unpacker in = new Unpacker(tail.value());
    in.amount();
    first = tail.first();
    last = first;
    for (count = 1; in.hasMore(); count++) {
      if (count % group == 0) {
        in.amount();
      }
      last += in.number();
    }
    value.raw(tail.value());
    balance.set(ledger.postings().balanceBefore(account, asset, last + 1));
  }

  /** The next position, and how it changes the balance; one that is there is left out. */
  void add(long position, byte[] bytes, int from, int end) {
    if (position <= last) {
      return;
    }
    if (count == Postings.ROOM) {
      put();
    }
    if (count == 0) {
      first = position;
      balance.pack(value);
    } else {
      if (count % group == 0) {
        balance.pack(value);
      }
      value.number(position - last);
    }
    count++;
    last = position;
    details.reset(bytes, from, end);
    balance.apply(details);
  }

  private void put() {
    chunks.accept(Keys.posting(account, asset, first), value.copy());
    value.clear();
    count = 0;
  }

  /** No more of this account and asset. */
  void end() {
    if (count > 0) {
      put();
    }
  }
}
