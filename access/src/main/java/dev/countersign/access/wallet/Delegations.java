package dev.countersign.access.wallet;

import dev.countersign.model.value.Address;
import java.util.List;

/** Whom a Safe's owners let propose transactions at its transaction service. */
public sealed interface Delegations {
  /** There is nothing to ask: an account with one key has none. */
  record None() implements Delegations {}

  /** Nobody could be asked, or what was said could not be used. */
  record Unread(String why) implements Delegations {}

  /** What the service says of those who are owners by the chain. */
  record Read(List<Delegation> all) implements Delegations {
    /** Copies. */
    public Read {
      all = List.copyOf(all);
    }
  }

  /**
   * One delegate of one owner.
   *
   * @param label as the owner calls them; empty where they say nothing
   */
  record Delegation(Address delegate, Address owner, String label) {}
}
