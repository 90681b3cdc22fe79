package dev.countersign.lure.conclusion;

import dev.countersign.lure.finding.LureCatalogue;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.rule.Rules;
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
import java.util.stream.Collectors;

/**
 * The table of conclusions, read from {@code conclusions.yaml}, the worst first.
 *
 * @param codes all codes and rules that it names
 */
record Table(List<Conclusion> conclusions, Set<String> codes) {
  /** The table that comes with Countersign. */
  static final Table SHIPPED = shipped();

  private static final int LEAST = 2;
  private static final String RULE = "rule:";

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
      Set<String> asked = bare(codes("asked", groups, one));
      boolean asks = all.stream().anyMatch(sign -> asked.containsAll(bare(sign)));
      if (all.size() < LEAST || !asks) {
        throw one.wrong(
            "all", "at least two signs are needed, of which one is asked of the reader");
      }
      Set<String> unless = new LinkedHashSet<>();
      one.texts("unless").forEach(part -> unless.addAll(codes(part, groups, one)));
      all.forEach(codes::addAll);
      codes.addAll(unless);
      codes.stream()
          .filter(code -> !known(code))
          .findFirst()
          .ifPresent(code -> {
            throw one.wrong("all", "“" + code + "” is no finding, rule or group");
          });
      conclusions.add(
          new Conclusion(one.text("id"), finding(one), one.text("sentence"), all, unless));
    }
    return new Table(conclusions, codes);
  }

  /** The codes without how sure they have to be. */
  private static Set<String> bare(Set<String> codes) {
    return codes.stream().map(Table::bare).collect(Collectors.toSet());
  }

  private static String bare(String code) {
    if (code.startsWith(RULE)) {
      return Rules.shipped().all().stream()
          .filter(rule -> rule.id().equals(code.substring(RULE.length())))
          .findFirst()
          .map(rule -> rule.finding().code())
          .orElse("");
    }
    int colon = code.indexOf(':');
    return colon < 0 ? code : code.substring(0, colon);
  }

  private static boolean known(String code) {
    return code.equals("dangerous-part")
        || code.equals("doubtful-part")
        || LureCatalogue.ALL.stream().anyMatch(entry -> entry.code().equals(bare(code)));
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
