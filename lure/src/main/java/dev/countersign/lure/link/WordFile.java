package dev.countersign.lure.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The data files of this package: a line an entry, {@code #} before a remark. */
final class WordFile {
  private WordFile() {}

  static Set<String> read(String name) {
    return new LinkedHashSet<>(lines(name));
  }

  /** The fields of a file of comma-separated values, without its header; none is quoted. */
  static List<List<String>> table(String name) {
    List<List<String>> rows = new ArrayList<>();
    List<String> lines = lines(name);
    int width = lines.getFirst().split(",", -1).length;
    for (String line : lines.subList(1, lines.size())) {
      List<String> row = List.of(line.split(",", -1));
      if (row.size() != width) {
        throw new IllegalStateException(name + " has a line of another width: " + line);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> lines(String name) {
    try (InputStream in = WordFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
