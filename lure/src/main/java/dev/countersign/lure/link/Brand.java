package dev.countersign.lure.link;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A name that is known in crypto, or of a service that everybody works with.
 *
 * @param name as it is written, such as {@code Trust Wallet}
 * @param kind what it is, such as {@code wallet}
 * @param word how the word is used otherwise; one that many use rightly needs a second sign
 * @param words as they stand in domains, such as {@code trustwallet}
 * @param domains that are really theirs
 */
public record Brand(String name, String kind, Word word, Set<String> words, List<String> domains) {
  /**
   * Those that come with the program, facts of general knowledge: names of crypto in {@code
   * brands.csv}, and services that everybody works with, which lures borrow, in {@code
   * services.csv}.
   */
  public static final List<Brand> SHIPPED =
      Stream.of("brands.csv", "services.csv")
          .flatMap(file -> WordFile.table(file).stream())
          .map(Brand::of)
          .toList();

  /** How a brand's word is used otherwise. */
  public enum Word {
    /** Not at all: it was made up. */
    COINED,
    /**
     * By all who write about a service or host it themselves: github, zoom, telegram. It says
     * something next to a pretext only, such as a meeting, a job or a login.
     */
    SERVICE,
    /** The same, and companies run it under a domain of their own: gitlab.example.org. */
    HOSTED,
    /** Seldom in names of domains: wormhole, celestia. */
    RARE,
    /** Often: base, safe, phantom, and the currencies that everybody writes about. */
    COMMON
  }

  /** Copies. */
  public Brand {
    words = Set.copyOf(words);
    domains = List.copyOf(domains);
  }

  private static Brand of(List<String> row) {
    return new Brand(
        row.get(0),
        row.get(1),
        Word.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
        Set.of(row.get(3).split(" ")),
        List.of(row.get(4).split(" ")));
  }
}
