package dev.countersign.trace.file;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Issuance;
import dev.countersign.trace.ledger.MemoryLedger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts together what several files say of the same transactions and blocks. */
final class Assembly {
  private final long chain;
  private final Map<Bytes, Draft> drafts = new HashMap<>();
  private final Map<Long, Long> times = new HashMap<>();

  Assembly(long chain) {
    this.chain = chain;
  }

  Draft draft(Bytes hash) {
    return drafts.computeIfAbsent(hash, Draft::new);
  }

  /** When a block was made, in seconds since 1970. */
  void time(Row row, long block, long time) {
    Long before = times.putIfAbsent(block, time);
    if (before != null && before != time) {
      throw new UnreadableInput(
          row.where() + " says another time for block " + block + " than a row before it");
    }
  }

  Entry.Moved coin(String from, String to, BigInteger amount) {
    return new Entry.Moved(from, to, new Asset.Native(chain), amount);
  }

  Entry.Moved token(String contract, String from, String to, BigInteger amount) {
    return new Entry.Moved(from, to, new Asset.Token(chain, Address.of(contract)), amount);
  }

  MemoryLedger ledger() {
    List<Entry> entries = new ArrayList<>(drafts.size());
    for (Draft draft : drafts.values()) {
      Entry entry = draft.entry(draft.block().map(times::get).orElse(0L));
      entries.add(Issuance.seen(Wrapping.seen(entry, chain)));
    }
    return MemoryLedger.of(new Asset.Native(chain), entries);
  }
}
