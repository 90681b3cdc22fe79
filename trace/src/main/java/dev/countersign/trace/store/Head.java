package dev.countersign.trace.store;

import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;

/**
 * Up to where a store goes.
 *
 * @param size how many transactions
 * @param accounts how many accounts have a number
 * @param assets how many assets have one
 * @param runs how many files of a load wait to be sorted into the postings; 0 for a whole store
 * @param block of the last transaction, -1 where there is none
 * @param index of the last transaction
 * @param hash of the last transaction
 */
record Head(long size, int accounts, int assets, int runs, long block, int index, Bytes hash) {
  static final Head EMPTY = new Head(0, 0, 0, 0, -1, -1, Bytes.EMPTY);

  /** Whether an entry comes after all that are there, in the order of {@link Entry#ORDER}. */
  boolean isBefore(Entry entry) {
    if (block != entry.block()) {
      return block < entry.block();
    }
    return index != entry.index() ? index < entry.index() : hash.compareTo(entry.hash()) < 0;
  }

  /** The same of a store that no load is left unfinished in. */
  Head whole() {
    return new Head(size, accounts, assets, 0, block, index, hash);
  }

  byte[] packed() {
    Packer packer = new Packer(96);
    packer.number(size);
    packer.number(accounts);
    packer.number(assets);
    packer.number(runs);
    packer.signed(block);
    packer.signed(index);
    packer.raw(hash.toArray());
    return packer.copy();
  }

  static Head of(byte[] packed) {
    Unpacker in = new Unpacker(packed);
    return new Head(
        in.number(),
        in.integer(),
        in.integer(),
        in.integer(),
        in.signed(),
        (int) in.signed(),
        Bytes.of(in.raw(packed.length - in.at())));
  }
}
