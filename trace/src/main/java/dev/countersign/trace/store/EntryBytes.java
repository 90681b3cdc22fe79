package dev.countersign.trace.store;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Entries as bytes, for what hands them from one process to another before they are numbered. */
public final class EntryBytes {
  private final Packer bytes = new Packer(1 << 14);

  /** One more, behind those before. */
  public void add(Entry entry) {
    bytes.number(entry.block());
    bytes.signed(entry.index());
    raw(entry.hash().toArray());
    bytes.number(entry.time());
    text(entry.payer().orElse(""));
    bytes.amount(entry.fee());
    bytes.number(entry.gasPrice().orElse(0));
    bytes.number(entry.moves().size());
    for (Entry.Moved move : entry.moves()) {
      text(move.from());
      text(move.to());
      raw(AssetText.of(move.asset()));
      bytes.amount(move.amount());
    }
    raw(StoredLogs.packed(entry.logs()));
  }

  private void text(String text) {
    raw(text.getBytes(StandardCharsets.UTF_8));
  }

  private void raw(byte[] some) {
    bytes.number(some.length);
    bytes.raw(some);
  }

  /** How many bytes they take. */
  public int size() {
    return bytes.size();
  }

  /** Takes them out; the next ones begin anew. */
  public byte[] take() {
    byte[] taken = bytes.copy();
    bytes.clear();
    return taken;
  }

  /**
   * Reads what was taken.
   *
   * @throws UnreadableInput where it is not that
   */
  public static List<Entry> read(byte[] bytes) {
    List<Entry> entries = new ArrayList<>();
    Unpacker in = new Unpacker(bytes);
    try {
      while (in.hasMore()) {
        entries.add(entry(in));
      }
    } catch (RuntimeException e) {
      throw new UnreadableInput("Entries that were handed over are damaged or cut short");
    }
    return entries;
  }

  private static Entry entry(Unpacker in) {
    long block = in.number();
    int index = (int) in.signed();
    Bytes hash = Bytes.of(raw(in));
    long time = in.number();
    String payer = text(in);
    BigInteger fee = in.big();
    long price = in.number();
    List<Entry.Moved> moves = new ArrayList<>();
    for (int left = in.integer(); left > 0; left--) {
      String from = text(in);
      String to = text(in);
      Asset asset = AssetText.asset(raw(in));
      moves.add(new Entry.Moved(from, to, asset, in.big()));
    }
    return new Entry(
        block,
        index,
        hash,
        time,
        payer.isEmpty() ? Optional.empty() : Optional.of(payer),
        fee,
        price == 0 ? OptionalLong.empty() : OptionalLong.of(price),
        moves,
        StoredLogs.unpacked(raw(in)));
  }

  private static byte[] raw(Unpacker in) {
    int length = in.integer();
    if (length < 0 || length > in.left()) {
      throw new IllegalArgumentException("longer than what there is");
    }
    return in.raw(length);
  }

  private static String text(Unpacker in) {
    return new String(raw(in), StandardCharsets.UTF_8);
  }
}
