package dev.countersign.lure.triage;

import dev.countersign.lure.content.Content;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What came together while a report was read: parts, marks of likeness, indicators, what is unread.
 */
final class Gathered {
  private static final int MOST_UNREAD = 50;

  private final List<Part> parts = new ArrayList<>();
  private final Set<Indicator> indicators = new LinkedHashSet<>();
  private final List<String> marks = new ArrayList<>();
  private final Set<String> unread = new LinkedHashSet<>();
  private boolean runs;

  /** Something was looked at. */
  void part(String name, String kind, List<Finding> findings) {
    parts.add(new Part(name, kind, findings));
  }

  /** Something was looked at, and is told before what was looked at since the given count. */
  void part(int at, String name, String kind, List<Finding> findings) {
    parts.add(at, new Part(name, kind, findings));
  }

  /** There is something in it to run, install or open. */
  void canRun() {
    runs = true;
  }

  void indicator(Indicator.Kind kind, String value) {
    if (!value.isBlank()) {
      indicators.add(new Indicator(kind, value));
    }
  }

  /** A file, by its hash. */
  void file(Content content) {
    if (!content.cut()) {
      String hash = HexFormat.of().formatHex(Hashes.sha256().digest(content.bytes()));
      indicator(Indicator.Kind.SHA256, hash);
      mark("file:" + hash);
    }
  }

  void mark(String mark) {
    marks.add(mark);
  }

  void unread(String sentence) {
    if (unread.size() < MOST_UNREAD) {
      unread.add(sentence);
    }
  }

  List<Part> parts() {
    return parts;
  }

  List<Finding> findings() {
    return parts.stream().flatMap(part -> part.findings().stream()).toList();
  }

  List<Indicator> indicators() {
    return List.copyOf(indicators);
  }

  List<String> marks() {
    return marks;
  }

  List<String> unread() {
    return List.copyOf(unread);
  }

  boolean runs() {
    return runs;
  }
}
