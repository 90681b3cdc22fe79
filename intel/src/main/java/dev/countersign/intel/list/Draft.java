package dev.countersign.intel.list;

import dev.countersign.intel.address.FreeText;
import dev.countersign.intel.address.Key;
import dev.countersign.intel.address.Written;
import dev.countersign.intel.label.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a reader has of a list so far. */
final class Draft {
  static final String NAMELESS = "without a name";
  private static final int MOST_NOTES = 20;

  private final ListSource source;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private Optional<LocalDate> published = Optional.empty();
  private int subjects;

  Draft(ListSource source) {
    this.source = source;
  }

  ListSource source() {
    return source;
  }

  void published(Optional<LocalDate> day) {
    published = published.or(() -> day);
  }

  void subject() {
    subjects++;
  }

  void note(String sentence) {
    if (notes.size() < MOST_NOTES) {
      notes.add(sentence);
    }
  }

  /**
   * Whom an address is listed with.
   *
   * @param reference where it can be looked up; the list's page where it is empty
   */
  record Listed(
      String id, String name, String program, Optional<LocalDate> day, String reference) {}

  void add(String address, String chain, Listed who) {
    add(address, chain, who, source.kind(), source.licence());
  }

  /** An address counts once for each entry of the list that names it. */
  void add(String address, String chain, Listed who, Kind kind, String licence) {
    String key = Key.canonical(address);
    if (seen.add(key + ' ' + who.id() + ' ' + who.name())) {
      entries.add(
          new Entry(
              key,
              chain,
              who.name().isEmpty() ? NAMELESS : who.name(),
              kind,
              source.id(),
              who.id(),
              who.program(),
              who.day(),
              licence,
              who.reference().isEmpty() ? source.page() : who.reference()));
    }
  }

  /** All addresses in what a list says of somebody in words. */
  void addFrom(String text, Listed who) {
    FreeText.Found found = FreeText.in(text);
    for (Written one : found.addresses()) {
      add(one.address(), one.form().words(), who);
    }
    for (String broken : found.broken()) {
      note("The entry " + who.id() + " has what looks like an address but is none: " + broken);
    }
  }

  int size() {
    return entries.size();
  }

  ReadList finish(String sha256) {
    return new ReadList(source, published, Math.max(subjects, 0), entries, notes, sha256);
  }
}
