package dev.countersign.lure.conclusion;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.rule.YamlMap;
import dev.countersign.model.verdict.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The table of conclusions, read from {@code conclusions.yaml}, the worst first.
 *
 * @param codes all codes and rules that it names
 */
record Table(List<Conclusion> conclusions, Set<String> codes) {
  /** The table that comes with Countersign. */
  static final Table SHIPPED = shipped();

  private static final int LEAST = 2;

  Table {
    conclusions = List.copyOf(conclusions);
    codes = Set.copyOf(codes);
  }

  private static Table shipped() {
    try (InputStream in = Table.class.getResourceAsStream("conclusions.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the table of conclusions is missing");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), "conclusions.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Table read(String yaml, String name) {
    YamlMap top = YamlMap.read(yaml, name);
    top.only("groups", "conclusions");
    YamlMap groups = top.map("groups").orElseThrow(() -> top.wrong("groups", "it is missing"));
    Set<String> codes = new HashSet<>();
    List<Conclusion> conclusions = new ArrayList<>();
    for (YamlMap one : top.maps("conclusions")) {
      one.only("id", "finding", "sentence", "all", "unless");
      List<Set<String>> all = new ArrayList<>();
      for (String part : one.texts("all")) {
        all.add(codes(part, groups, one));
      }
      boolean asks = all.stream().anyMatch(codes("asked", groups, one)::containsAll);
      if (all.size() < LEAST || !asks) {
        throw one.wrong(
            "all", "at least two signs are needed, of which one is asked of the reader");
      }
      Set<String> unless = new LinkedHashSet<>();
      one.texts("unless").forEach(part -> unless.addAll(codes(part, groups, one)));
      all.forEach(codes::addAll);
      codes.addAll(unless);
      conclusions.add(
          new Conclusion(one.text("id"), finding(one), one.text("sentence"), all, unless));
    }
    return new Table(conclusions, codes);
  }

  /** Codes joined by blanks, each a code or the name of a group. */
  private static Set<String> codes(String part, YamlMap groups, YamlMap one) {
    Set<String> codes = new LinkedHashSet<>();
    for (String word : part.split(" +", -1)) {
      if (groups.names().contains(word)) {
        groups.texts(word).forEach(w -> codes.addAll(codes(w, groups, one)));
      } else {
        codes.add(word);
      }
    }
    return codes;
  }

  private static MessageFinding finding(YamlMap one) {
    String code = one.text("finding");
    return Arrays.stream(MessageFinding.values())
        .filter(f -> f.code().equals(code) && f.outcome() != Outcome.ALLOW)
        .findFirst()
        .orElseThrow(() -> one.wrong("finding", "“" + code + "” is no conclusion"));
  }
}
