package dev.countersign.server.catalogue;

import dev.countersign.access.finding.AccessCatalogue;
import dev.countersign.gate.finding.FindingCatalogue;
import dev.countersign.intel.finding.IntelCatalogue;
import dev.countersign.lure.finding.LureCatalogue;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.watch.finding.WatchCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All findings in the manual's order, each with its explanation. */
public final class Catalogue {
  /** Every finding: gate's, then lure's, access's, intel's and those of watched chains. */
  public static final List<FindingCode> ALL =
      Stream.of(
              FindingCatalogue.ALL,
              LureCatalogue.ALL,
              AccessCatalogue.ALL,
              IntelCatalogue.ALL,
              WatchCatalogue.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Pattern HEADING =
      Pattern.compile("^(?:## (?<section>.+)|### `(?<code>[a-z0-9-]+)`)$", Pattern.MULTILINE);

  private final Map<String, Entry> entries;

  private Catalogue(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /** Reads the page of the manual that is built in; a finding that it lacks has empty texts. */
  public static Catalogue load() {
    try (InputStream page = Catalogue.class.getResourceAsStream("findings.md")) {
      if (page == null) {
        throw new IllegalStateException("the build did not include docs/findings.md");
      }
      return of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Catalogue of(String page) {
    Map<FindingCode, Entry> explained = new HashMap<>();
    String section = "";
    Matcher heading = HEADING.matcher(page);
    List<int[]> spots = new ArrayList<>();
    while (heading.find()) {
      spots.add(new int[] {heading.start(), heading.end()});
    }
    for (int i = 0; i < spots.size(); i++) {
      int end = i + 1 < spots.size() ? spots.get(i + 1)[0] : page.length();
      Matcher at = HEADING.matcher(page).region(spots.get(i)[0], spots.get(i)[1]);
      if (!at.find()) {
        continue;
      }
      if (at.group("section") != null) {
        section = at.group("section");
        continue;
      }
      String text = page.substring(spots.get(i)[1], end);
      String under = section;
      finding(at.group("code"))
          .ifPresent(finding ->
              explained.put(
                  finding,
                  new Entry(
                      finding,
                      under,
                      part(text, "What it means"),
                      part(text, "What to do"),
                      part(text, "Innocent causes"))));
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (FindingCode finding : ALL) {
      entries.put(
          finding.code(), explained.getOrDefault(finding, new Entry(finding, "More", "", "", "")));
    }
    return new Catalogue(entries);
  }

  /** The entries by section, in order. */
  public Map<String, List<Entry>> sections() {
    Map<String, List<Entry>> sections = new LinkedHashMap<>();
    entries
        .values()
        .forEach(e -> sections.computeIfAbsent(e.section(), s -> new ArrayList<>()).add(e));
    return sections;
  }

  /** The entry with that code. */
  public Optional<Entry> find(String code) {
    return Optional.ofNullable(entries.get(code));
  }

  private static Optional<FindingCode> finding(String code) {
    return ALL.stream().filter(finding -> finding.code().equals(code)).findFirst();
  }

  private static String part(String text, String name) {
    Matcher part =
        Pattern.compile("\\*\\*" + name + "\\.\\*\\* (.+?)(?=\\n\\n|\\s*$)", Pattern.DOTALL)
            .matcher(text);
    return part.find() ? part.group(1).strip().replaceAll("\\s+", " ") : "";
  }
}
