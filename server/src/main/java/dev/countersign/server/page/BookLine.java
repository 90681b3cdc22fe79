package dev.countersign.server.page;

import dev.countersign.server.book.BookEntry;
import dev.countersign.server.book.BookWords;

/** An entry of the address book on its page. */
public record BookLine(long id, Words words, String since) {
  /** Of an entry. */
  public static BookLine of(BookEntry entry) {
    return new BookLine(
        entry.id(),
        Words.of(BookWords.of(entry.part(), entry.value())),
        Moments.of(entry.listedAt()));
  }
}
