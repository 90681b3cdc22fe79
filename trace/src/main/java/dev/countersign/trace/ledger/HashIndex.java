package dev.countersign.trace.ledger;

import dev.countersign.model.value.Bytes;
import java.util.Arrays;
import java.util.List;

/** Where each of many hashes first stands: open addressing, some eight bytes a hash. */
final class HashIndex {
  private static final int SPREAD = 0x9e3779b9;

  private final List<Bytes> hashes;
  private final int[] table;

  private HashIndex(List<Bytes> hashes) {
    this.hashes = hashes;
    this.table = new int[Integer.highestOneBit(Math.clamp(2L * hashes.size(), 4, 1 << 29)) << 1];
    Arrays.fill(table, -1);
  }

  /** An index of all of them; there are no more than 2^29. */
  static HashIndex of(List<Bytes> hashes) {
    HashIndex index = new HashIndex(hashes);
    for (int i = 0; i < hashes.size(); i++) {
      int slot = index.slot(hashes.get(i));
      if (index.table[slot] < 0) {
        index.table[slot] = i;
      }
    }
    return index;
  }

  /** The first place of a hash; -1 where it is not there. */
  int find(Bytes hash) {
    return table[slot(hash)];
  }

  /** Where the hash is, or where there is room for it. */
  private int slot(Bytes hash) {
    int slot = hash.hashCode() * SPREAD & (table.length - 1);
    while (table[slot] >= 0 && !hashes.get(table[slot]).equals(hash)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }
}
