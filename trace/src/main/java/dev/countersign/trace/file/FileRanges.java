package dev.countersign.trace.file;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files in ranges of blocks that follow each other without a gap, so that many processes read them
 * side by side. The same files are always divided in the same way.
 */
public final class FileRanges {
  /**
   * Blocks, and what is said of them.
   *
   * @param first 0 or more
   * @param last not before the first
   * @param files those that have rows of these blocks, or of no block
   */
  public record Range(long first, long last, List<Path> files) {
    /** Keeps a copy. */
    public Range {
      files = List.copyOf(files);
    }
  }

  private final List<LedgerFiles.Input> inputs;
  private final List<Range> ranges;

  private FileRanges(List<LedgerFiles.Input> inputs, List<Range> ranges) {
    this.inputs = inputs;
    this.ranges = ranges;
  }

  /**
   * Reads all files once to divide them.
   *
   * @param places as for {@link LedgerFiles#read}
   * @param most so many rows are in a range, where blocks let: 1 or more
   * @throws UnreadableInput where one cannot be read, or its rows do not say their blocks
   */
  public static FileRanges of(List<Path> places, Given given, long most) {
    Map<Path, BlockCounts> files = new LinkedHashMap<>();
    BlockCounts all = new BlockCounts();
    List<LedgerFiles.Input> inputs = new ArrayList<>();
    for (Path file : LedgerFiles.files(places)) {
      inputs.add(LedgerFiles.input(file));
      BlockCounts counts = new BlockCounts();
      LedgerFiles.read(file, given, new Assembly(given, Span.counted(counts)), new ArrayList<>());
      all.add(counts);
      files.put(file, counts);
      if (counts.hasUnplaced()) {
        throw new UnreadableInput(
            file.getFileName()
                + " has rows that do not say their block, so that it cannot be divided; expected a"
                + " column block_number in all tables, or load it with countersign ledger load");
      }
    }
    OptionalLong first = all.first();
    OptionalLong last = all.last();
    if (first.isEmpty() || last.isEmpty() || first.getAsLong() < 0) {
      throw new UnreadableInput(
          "The files at " + places + " have no blocks; expected rows of blocks from 0 on");
    }
    return new FileRanges(
        inputs, ranges(files, all.parts(most), first.getAsLong(), last.getAsLong()));
  }

  private static List<Range> ranges(
      Map<Path, BlockCounts> files, List<Span.Blocks> parts, long first, long last) {
    List<Range> ranges = new ArrayList<>();
    for (Span.Blocks part : parts) {
      Span.Blocks blocks =
          new Span.Blocks(Math.max(first, part.first()), Math.min(last, part.last()));
      ranges.add(
          new Range(
              blocks.first(),
              blocks.last(),
              files.entrySet().stream()
                  .filter(file -> file.getValue().touches(blocks))
                  .map(Map.Entry::getKey)
                  .toList()));
    }
    return ranges;
  }

  /** The files, as they were before they were divided. */
  public List<LedgerFiles.Input> inputs() {
    return inputs;
  }

  /** Ranges without a gap, the earliest first; at least one. */
  public List<Range> ranges() {
    return ranges;
  }

  /**
   * Reads one, in the order of the chain.
   *
   * @throws UnreadableInput where a file cannot be read, contradicts another, or is of Bitcoin
   */
  public static List<Entry> read(Range range, Given given) {
    Assembly assembly = new Assembly(given, Span.of(new Span.Blocks(range.first(), range.last())));
    List<String> notes = new ArrayList<>();
    for (Path file : range.files()) {
      LedgerFiles.read(file, given, assembly, notes);
    }
    LedgerFiles.Entries entries =
        LedgerFiles.entries(assembly, any -> Optional.empty(), List.of(), notes);
    if (entries.bitcoin().isPresent()) {
      throw new UnreadableInput(
          "The files are of Bitcoin, whose payments need what they spend, so that they are loaded by"
              + " one process; load them with countersign ledger load");
    }
    return entries.entries();
  }
}
