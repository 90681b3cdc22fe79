package dev.countersign.intel.screen;

import dev.countersign.intel.address.Written;
import dev.countersign.intel.list.Entry;
import dev.countersign.model.verdict.Verdict;
import java.util.List;

/**
 * What is known of an address.
 *
 * @param asked as it was written
 * @param address as it was read
 * @param hits what each list says of it, from all lists
 * @param alike known addresses that it looks like and is not, with what is said of them
 * @param verdict what follows; its findings say why
 */
public record Answer(
    String asked, Written address, List<Entry> hits, List<Entry> alike, Verdict verdict) {
  /** Copies the lists. */
  public Answer {
    hits = List.copyOf(hits);
    alike = List.copyOf(alike);
  }
}
