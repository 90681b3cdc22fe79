package dev.countersign.watch.rule;

import java.util.Locale;

/** What an account can be picked out by. */
public sealed interface Pick {
  /** By whose it is. */
  record OfKind(Party.Kind kind) implements Pick {}

  /** By its label. */
  record OfLabel(String label) implements Pick {}

  /** By a tag. */
  record OfTag(String tag) implements Pick {}

  /** By who answers for it. */
  record OfPerson(String person) implements Pick {}

  /**
   * By its address.
   *
   * @param address as a movement writes it
   */
  record OfAddress(String address) implements Pick {}

  /** Whether it is one of those. */
  default boolean fits(Party party, String account) {
    return switch (this) {
      case OfKind(Party.Kind kind) -> party.kind() == kind;
      case OfLabel(String label) -> party.label().equals(label);
      case OfTag(String tag) -> party.tags().contains(tag);
      case OfPerson(String person) -> party.person().equals(person);
      case OfAddress(String address) -> account.equals(address);
    };
  }

  /** As documents write it. */
  default String word() {
    return switch (this) {
      case OfKind(Party.Kind kind) -> kind.name().toLowerCase(Locale.ROOT);
      case OfLabel(String label) -> label;
      case OfTag(String tag) -> "tag:" + tag;
      case OfPerson(String person) -> "person:" + person;
      case OfAddress(String address) -> address;
    };
  }
}
