package dev.countersign.trace.store;

import dev.countersign.chain.block.BlockLog;
import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bridge.BridgeLogs;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What bridges logged, as it was logged, so that a later version may read more out of it. The logs
 * of a transaction stand under its position.
 */
final class StoredLogs {
  private static final int CONTRACT = 20;

  private StoredLogs() {}

  static byte[] packed(List<BlockLog> logs) {
    Packer packer = new Packer(512);
    for (BlockLog one : logs) {
      packer.number(one.index());
      packer.raw(one.log().contract().bytes().toArray());
      packer.number(one.log().topics().size());
      one.log().topics().forEach(topic -> bytes(topic, packer));
      bytes(one.log().data(), packer);
    }
    return packer.copy();
  }

  private static void bytes(Bytes bytes, Packer into) {
    into.number(bytes.length());
    into.raw(bytes.toArray());
  }

  static List<BlockLog> unpacked(byte[] packed) {
    Unpacker in = new Unpacker(packed);
    List<BlockLog> logs = new ArrayList<>();
    while (in.hasMore()) {
      long index = in.number();
      Address contract = new Address(Bytes.of(in.raw(CONTRACT)));
      List<Bytes> topics = new ArrayList<>();
      for (int left = in.integer(); left > 0; left--) {
        topics.add(Bytes.of(in.raw(in.integer())));
      }
      logs.add(new BlockLog(index, new EventLog(contract, topics, Bytes.of(in.raw(in.integer())))));
    }
    return logs;
  }

  /** Those of the transaction at a position. */
  static List<BlockLog> at(Reading reading, long position) {
    byte[] packed =
        reading.has(Family.LOGS) ? reading.get(Family.LOGS, Keys.ordered(position)) : null;
    return packed == null ? List.of() : unpacked(packed);
  }

  /** What all of them say, as far as their forms are known. */
  static List<Said> said(StoreLedger ledger) {
    List<Said> said = new ArrayList<>();
    if (!ledger.reading().has(Family.LOGS)
        || ledger.head().assets() == 0
        || !(ledger.asset(Ledger.NATIVE) instanceof Asset.Native coin)) {
      return said;
    }
    String chain = Long.toString(coin.chainId());
    ledger
        .reading()
        .from(
            Family.LOGS,
            new byte[0],
            (key, value) -> {
              long position = new Unpacker(key).ordered();
              if (position >= ledger.size()) {
                return false;
              }
              String hash = ledger.hash(position).toHex();
              long time = ledger.unhashed(position).time();
              for (BlockLog one : unpacked(value)) {
                BridgeLogs.read(one.log(), chain, hash, time)
                    .ifPresent(what -> said.add(new Said(what, one.log().contract().toHex())));
              }
              return true;
            });
    return said;
  }

  /** Notes in a store that an earlier version made that it has none of what is there. */
  static void beginHere(Tables tables) {
    try (StoreLedger there = new StoreLedger(tables, () -> {});
        Writes batch = tables.writes()) {
      if (there.size() > 0) {
        from(there.size(), batch);
        tables.write(batch, true);
      }
    }
  }

  private static void from(long position, Puts puts) {
    Packer packer = new Packer(10);
    packer.number(position);
    puts.put(Family.META, Keys.LOGGED, packer.copy());
  }

  private static long first(Reading reading) {
    byte[] packed = reading.get(Family.META, Keys.LOGGED);
    return packed == null ? 0 : new Unpacker(packed).number();
  }

  /** The block from which on they are kept; nothing where that is the first one. */
  static OptionalLong from(StoreLedger ledger) {
    long first = first(ledger.reading());
    if (first == 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        first < ledger.size() ? ledger.unhashed(first).block() : ledger.head().block() + 1);
  }

  /** Takes those from a position on back. */
  static void undoFrom(Reading reading, long position, Puts puts, Consumer<byte[]> delete) {
    reading.from(
        Family.LOGS,
        Keys.ordered(position),
        (key, value) -> {
          delete.accept(key);
          return true;
        });
    if (first(reading) > position) {
      from(position, puts);
    }
  }
}
