package dev.countersign.scale.load;

import dev.countersign.cassandra.BlockRange;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.parquet.ParquetTables;
import dev.countersign.trace.file.FileRanges;
import dev.countersign.trace.file.Given;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Files that every task finds in the same place.
 *
 * @param chain theirs (EIP-155)
 * @param parts their ranges
 * @param sizes of all files, in bytes
 * @param mark of their contents
 */
record FileOrigin(long chain, List<Part> parts, Map<String, Long> sizes, String mark)
    implements Origin {
  /** Blocks, and the files that have some of them. */
  record Part(long first, long last, List<String> files) implements java.io.Serializable {}

  /**
   * Divides files.
   *
   * @param most so many rows are in a range, about
   * @param next the first block that the store lacks; negative where it has none
   */
  static FileOrigin of(List<Path> places, long chain, long most, long next) {
    FileRanges ranges =
        FileRanges.of(places.stream().map(Path::toAbsolutePath).toList(), given(chain), most);
    List<Part> parts = new ArrayList<>();
    Map<String, Long> sizes = new java.util.TreeMap<>();
    for (FileRanges.Range one : ranges.ranges()) {
      if (one.last() >= next) {
        // What files do not speak of behind the store's end has nothing in it.
        long first = parts.isEmpty() && next >= 0 ? next : one.first();
        parts.add(new Part(first, one.last(), one.files().stream().map(Path::toString).toList()));
        one.files().forEach(file -> sizes.put(file.toString(), size(file)));
      }
    }
    StringBuilder contents = new StringBuilder("chain " + chain + "\n");
    ranges.inputs().forEach(one -> contents.append(one.sha256()).append('\n'));
    return new FileOrigin(chain, List.copyOf(parts), Map.copyOf(sizes), sum(contents.toString()));
  }

  private static Given given(long chain) {
    return new Given(chain, any -> OptionalInt.empty(), new ParquetTables());
  }

  private static String sum(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UnreadableInput(
          "The file "
              + file
              + " is not there; expected it in the same place on every machine that has a task"
              + " manager");
    }
  }

  @Override
  public List<BlockRange> ranges() {
    return parts.stream().map(part -> new BlockRange(part.first, part.last)).toList();
  }

  @Override
  public Content read(int range) {
    Part part = parts.get(range);
    List<Path> files = part.files.stream().map(Path::of).toList();
    files.forEach(this::mustBeTheSame);
    return new Content(
        FileRanges.read(new FileRanges.Range(part.first, part.last, files), given(chain)), mark);
  }

  private void mustBeTheSame(Path file) {
    if (size(file) != sizes.getOrDefault(file.toString(), -1L)) {
      throw new UnreadableInput(
          "The file "
              + file
              + " is not what it was when the load began; let nobody write to it, and run the load"
              + " again");
    }
  }

  @Override
  public boolean isStill(int range, String staged) {
    return staged.equals(mark);
  }

  @Override
  public void check(Map<BlockRange, String> staged) {
    for (BlockRange range : ranges()) {
      if (!mark.equals(staged.getOrDefault(range, mark))) {
        throw new UnreadableInput(
            "The range "
                + range
                + " was staged from other files meanwhile; let one load run at a time, and run it"
                + " again");
      }
    }
  }
}
