package dev.countersign.server.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue as a page shows it.
 *
 * @param show which disposition, in a word
 * @param outcome which outcome, in a word; empty for any
 * @param words that are sought; empty where none are
 * @param tabs one for each disposition
 * @param outcomes one for each outcome, of those that are shown
 * @param address of this page without the place at which it begins
 * @param next at which the next page begins; null where there is none
 */
public record QueueView(
    String show,
    String outcome,
    String words,
    List<Tab> tabs,
    List<Tab> outcomes,
    List<QueueLine> lines,
    String address,
    @Nullable Integer next) {
  /** One of them: its word, its name, and how many there are. */
  public record Tab(String word, String name, int count) {}

  /** Whether anything is left out by what is sought. */
  public boolean narrowed() {
    return !outcome.isEmpty() || !words.isEmpty();
  }
}
