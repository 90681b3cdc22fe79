package dev.countersign.trace.store;

import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import java.util.TreeSet;

/**
 * Takes the last transactions back. The indexes of hashes and names may still name pages of what is
 * gone; whoever looks there finds nothing.
 */
final class Undo {
  private final StoreLedger there;
  private final Writes puts;
  private final long size;
  private int accounts;
  private int assets;

  private Undo(StoreLedger there, Writes puts, long size) {
    this.there = there;
    this.puts = puts;
    this.size = size;
  }

  static void from(Tables tables, StoreLedger there, long block, Marks marks) {
    long size = first(there, block);
    try (Writes batch = tables.writes()) {
      boolean marked = marks.undoFrom(block, batch);
      if (size < there.size()) {
        new Undo(there, batch, size).run();
      } else if (!marked) {
        return;
      }
      tables.write(batch, true);
    }
  }

  /**
   * Takes back what a write put among the postings and logs that was cut short: of {@link
   * SteppedTables}, nothing else of it is seen.
   */
  static void rest(Tables tables) {
    try (Reading reading = tables.reading()) {
      if (reading.get(Family.META, Keys.PENDING) == null) {
        return;
      }
    }
    try (StoreLedger cut = new StoreLedger(tables, () -> {}, Keys.PENDING);
        StoreLedger there = new StoreLedger(tables, () -> {});
        Writes writes = tables.writes()) {
      new Undo(cut, writes, there.size()).lists();
      StoredLogs.undoFrom(
          cut.reading(), there.size(), writes, key -> writes.delete(Family.LOGS, key));
      writes.delete(Family.META, Keys.PENDING);
      tables.write(writes, true);
    }
  }

  /** The first position of a block or of one after it. */
  private static long first(StoreLedger there, long block) {
    long low = 0;
    long high = there.size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (block(there, middle) < block) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static long block(StoreLedger there, long position) {
    return there.page(position / TransferPage.ROOM).block((int) (position % TransferPage.ROOM));
  }

  private void run() {
    lists();
    numbers();
    transfers();
    if (there.coins().isPresent()) {
      payments();
    }
    StoredLogs.undoFrom(there.reading(), size, puts, key -> delete(Family.LOGS, key));
    strings(Family.HASHES, size, there.size());
    strings(Family.NAMES, accounts, there.head().accounts());
    for (int i = assets; i < there.head().assets(); i++) {
      delete(Family.META, Keys.asset(i));
    }
    // Which index the last one has is not kept: nothing more of its block is taken.
    Head head =
        size == 0
            ? new Head(0, 0, 1, 0, -1, -1, Bytes.EMPTY)
            : new Head(
                size,
                accounts,
                assets,
                0,
                block(there, size - 1),
                Integer.MAX_VALUE,
                there.hash(size - 1));
    puts.put(Family.META, Keys.HEAD, head.packed());
    puts.put(Family.POSTINGS, Keys.COVERED, Merge.covered(size));
  }

  private void delete(Family family, byte[] key) {
    puts.delete(family, key);
  }

  private void lists() {
    TreeSet<Long> lists = new TreeSet<>();
    for (long at = size; at < there.size(); at++) {
      TransferPage page = there.page(at / TransferPage.ROOM);
      int i = (int) (at % TransferPage.ROOM);
      for (Move move : page.moves(i)) {
        lists.add(Gathered.key(move.from(), move.asset()));
        lists.add(Gathered.key(move.to(), move.asset()));
      }
      if (page.payer(i) != Ledger.NOBODY) {
        lists.add(Gathered.key(page.payer(i), Ledger.NATIVE));
      }
    }
    lists.forEach(list -> list((int) (list >>> 32), (int) (long) list));
  }

  private void list(int account, int asset) {
    Postings.Chunk chunk = there.postings().last(account, asset, Long.MAX_VALUE);
    while (chunk != null && chunk.first() >= size) {
      delete(Family.POSTINGS, Keys.posting(account, asset, chunk.first()));
      chunk = chunk.first() == 0 ? null : there.postings().last(account, asset, chunk.first() - 1);
    }
    if (chunk != null) {
      Packer kept = new Packer(chunk.value().length);
      kept.raw(chunk.value(), 0, end(chunk));
      puts.put(Family.POSTINGS, Keys.posting(account, asset, chunk.first()), kept.copy());
    }
  }

  /** Where in a chunk the first position stands that is taken back. */
  private int end(Postings.Chunk chunk) {
    Unpacker in = new Unpacker(chunk.value());
    in.amount();
    long at = chunk.first();
    for (int i = 1; in.hasMore(); i++) {
      int before = in.at();
      if (i % there.postings().group() == 0) {
        in.amount();
      }
      at += in.number();
      if (at >= size) {
        return before;
      }
    }
    return chunk.value().length;
  }

  /** How many accounts and assets had a number then: they are given out as they are first seen. */
  private void numbers() {
    TransferPage page = there.page(size / TransferPage.ROOM);
    accounts = page.accountsBefore();
    assets = page.assetsBefore();
    for (int i = 0; i < size % TransferPage.ROOM; i++) {
      for (Move move : page.moves(i)) {
        accounts = Math.max(accounts, Math.max(move.from(), move.to()) + 1);
        assets = Math.max(assets, move.asset() + 1);
      }
      accounts = Math.max(accounts, page.payer(i) + 1);
    }
  }

  private void transfers() {
    long first = size / TransferPage.ROOM;
    for (long page = first; page <= (there.size() - 1) / TransferPage.ROOM; page++) {
      delete(Family.TRANSFERS, Keys.ordered(page));
    }
    if (size % TransferPage.ROOM > 0) {
      TransferPageWriter writer = new TransferPageWriter();
      writer.resume(there.page(first), (int) (size % TransferPage.ROOM));
      writer.put(puts, accounts, assets);
    }
  }

  private void payments() {
    long first = size / TransferPage.ROOM;
    for (long page = first; page <= (there.size() - 1) / TransferPage.ROOM; page++) {
      delete(Family.PAYMENTS, Keys.ordered(page));
    }
    if (size % TransferPage.ROOM > 0) {
      PaymentPages kept = new PaymentPages();
      kept.begin(size, there.reading().need(Family.PAYMENTS, Keys.ordered(first)));
      kept.putLastPage(puts);
    }
  }

  private void strings(Family family, long from, long end) {
    long first = from / StringPage.ROOM;
    if (from % StringPage.ROOM > 0) {
      first++; // what is too much on a page is not counted, and written over later
    }
    for (long page = first; page * StringPage.ROOM < end; page++) {
      delete(family, Keys.ordered(page));
    }
  }
}
