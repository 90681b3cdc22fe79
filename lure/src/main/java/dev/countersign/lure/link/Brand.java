package dev.countersign.lure.link;

import java.util.List;
import java.util.Set;

/**
 * A name that is known in crypto.
 *
 * @param name as it is written, such as {@code Trust Wallet}
 * @param kind what it is, such as {@code wallet}
 * @param coined whether the word was made up for it; other words (base, safe, phantom) and names of
 *     currencies are used by many rightly and need a second sign
 * @param words as they stand in domains, such as {@code trustwallet}
 * @param domains that are really theirs
 */
public record Brand(
    String name, String kind, boolean coined, Set<String> words, List<String> domains) {
  /** Those that come with the program: facts of general knowledge, in {@code brands.csv}. */
  public static final List<Brand> SHIPPED =
      WordFile.table("brands.csv").stream().map(Brand::of).toList();

  /** Copies. */
  public Brand {
    words = Set.copyOf(words);
    domains = List.copyOf(domains);
  }

  private static Brand of(List<String> row) {
    return new Brand(
        row.get(0),
        row.get(1),
        row.get(2).equals("coined"),
        Set.of(row.get(3).split(" ")),
        List.of(row.get(4).split(" ")));
  }
}
