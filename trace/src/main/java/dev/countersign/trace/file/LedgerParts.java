package dev.countersign.trace.file;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Files that are read in parts of some blocks each, the earliest first, so that not more than one
 * part is in memory. A file is opened again only for parts whose blocks it has.
 */
public final class LedgerParts {
  /** What a row takes in memory until its part is read, in bytes, about: measured, and doubled. */
  private static final long BYTES_A_ROW = 2_000;

  /** What of a file takes as much, in bytes of text, and how much better Parquet is packed. */
  private static final long TEXT_A_ROW = 150;

  private static final long PACKED = 6;

  private final Given given;
  private final Map<Path, BlockCounts> files;
  private final List<LedgerFiles.Input> inputs;
  private final List<Span.Blocks> parts;

  private LedgerParts(
      Given given,
      Map<Path, BlockCounts> files,
      List<LedgerFiles.Input> inputs,
      List<Span.Blocks> parts) {
    this.given = given;
    this.files = files;
    this.inputs = inputs;
    this.parts = parts;
  }

  /**
   * Looks how many parts files need so that half of this program's memory is enough; where they are
   * small, without reading them.
   *
   * @param places as for {@link LedgerFiles#read}
   * @throws UnreadableInput where one cannot be read
   */
  public static LedgerParts of(List<Path> places, Given given) {
    return of(places, given, Runtime.getRuntime().maxMemory() / 2 / BYTES_A_ROW);
  }

  /**
   * Likewise.
   *
   * @param most so many rows are in a part, where blocks let: 1 or more
   * @throws UnreadableInput where one cannot be read
   */
  public static LedgerParts of(List<Path> places, Given given, long most) {
    List<Path> found = LedgerFiles.files(places);
    List<LedgerFiles.Input> inputs = found.stream().map(LedgerFiles::input).toList();
    long rows = 0;
    for (LedgerFiles.Input input : inputs) {
      boolean packed = input.name().toLowerCase(Locale.ROOT).endsWith(".parquet");
      rows += input.bytes() * (packed ? PACKED : 1) / TEXT_A_ROW;
    }
    Map<Path, BlockCounts> files = new LinkedHashMap<>();
    BlockCounts all = new BlockCounts();
    for (Path file : found) {
      BlockCounts counts = new BlockCounts();
      if (rows > most) {
        LedgerFiles.read(file, given, new Assembly(given, Span.counted(counts)), new ArrayList<>());
        all.add(counts);
      }
      files.put(file, counts);
    }
    // Rows that do not say their block may belong to any: then all are read at once.
    List<Span.Blocks> parts = all.hasUnplaced() ? BlockCounts.ONE : all.parts(most);
    return new LedgerParts(given, files, inputs, parts);
  }

  /** How many parts, 1 or more. */
  public int count() {
    return parts.size();
  }

  /** The files, as they were before any part was read. */
  public List<LedgerFiles.Input> inputs() {
    return inputs;
  }

  /**
   * Reads a part.
   *
   * @param part from 0
   * @param earlier knows outputs of Bitcoin by outpoint that were made before the part; nothing
   *     where it does not
   * @throws UnreadableInput where a file cannot be read or contradicts another
   */
  public LedgerFiles.Entries read(int part, Function<String, Optional<Coin>> earlier) {
    Span.Blocks blocks = parts.get(part);
    boolean whole = parts.size() == 1;
    Assembly assembly = new Assembly(given, whole ? Span.ALL : Span.of(blocks));
    List<String> notes = new ArrayList<>();
    files.forEach((file, counts) -> {
      if (whole || counts.touches(blocks)) {
        LedgerFiles.read(file, given, assembly, notes);
      }
    });
    return LedgerFiles.entries(assembly, earlier, inputs, notes);
  }
}
