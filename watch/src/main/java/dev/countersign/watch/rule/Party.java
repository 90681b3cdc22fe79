package dev.countersign.watch.rule;

import java.util.Set;

/**
 * What is known of an account.
 *
 * @param label its name for people; empty where it has none
 * @param person who answers for it; empty where nobody is known to
 * @param screened the kinds under which lists have it, such as {@code sanctioned} or {@code mixer}
 * @param imitates the label or address of another account that this one's address can be mistaken
 *     for; empty where there is none
 * @param subject how alerts about it are called, such as {@code wallet/UUID}; empty for its address
 */
public record Party(
    Kind kind,
    String label,
    Set<String> tags,
    String person,
    Set<String> screened,
    String imitates,
    String subject) {
  /** One of whom nothing is known. */
  public static final Party UNKNOWN = of(Kind.UNKNOWN, "");

  /** Whose it is. */
  public enum Kind {
    /** The company's own. */
    OWN,
    /** Somebody's whom the company knows. */
    KNOWN,
    /** Anybody's. */
    UNKNOWN
  }

  /** Copies the sets. */
  public Party {
    tags = Set.copyOf(tags);
    screened = Set.copyOf(screened);
  }

  /** One of whom nothing else is known. */
  public static Party of(Kind kind, String label) {
    return new Party(kind, label, Set.of(), "", Set.of(), "", "");
  }
}
