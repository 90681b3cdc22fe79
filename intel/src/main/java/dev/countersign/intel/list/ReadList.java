package dev.countersign.intel.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What stood in a list.
 *
 * @param published the day that it says of itself
 * @param subjects persons, groups, ships and so on in it, with an address or without
 * @param notes what was odd, each a sentence
 * @param sha256 of its bytes
 */
public record ReadList(
    ListSource source,
    Optional<LocalDate> published,
    int subjects,
    List<Entry> entries,
    List<String> notes,
    String sha256) {
  /** Copies the notes; the entries are many and belong to it. */
  public ReadList {
    notes = List.copyOf(notes);
  }

  /** Its version, got at that moment. */
  public ListVersion version(Instant retrieved) {
    return new ListVersion(source, sha256, published, retrieved, subjects, entries.size());
  }

  /** The same list, stale after so many days where it can be at all. */
  public ReadList staleAfter(int days) {
    return new ReadList(source.staleAfter(days), published, subjects, entries, notes, sha256);
  }
}
