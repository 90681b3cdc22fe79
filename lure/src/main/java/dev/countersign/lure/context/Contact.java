package dev.countersign.lure.context;

import java.util.List;
import java.util.Set;

/**
 * A person or a company that is known, and how to reach them: the directory of verified contacts.
 *
 * @param addresses their mail addresses, domains in lower case
 * @param domains their own domains, in lower case
 * @param channels how to reach them by ways known in advance, each a phrase such as {@code phone
 *     +41 44 000 00 00, from the contract}; never taken from a message
 */
public record Contact(
    String name, Kind kind, Set<String> addresses, Set<String> domains, List<String> channels) {
  /** Copies. */
  public Contact {
    addresses = Set.copyOf(addresses);
    domains = Set.copyOf(domains);
    channels = List.copyOf(channels);
  }

  /** Who it is to us. */
  public enum Kind {
    /** Somebody of our own company. */
    COLLEAGUE,
    /** A company or a person with whom we do business. */
    COUNTERPARTY,
    /** Known to us, no more. */
    ACQUAINTANCE
  }
}
