package dev.countersign.gate.safe;

import dev.countersign.chain.safe.SafeClaims;
import dev.countersign.model.value.Address;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Who owns a Safe.
 *
 * @param complete true when nobody else is an owner
 * @param claimed true where only the input says so: then a confirmation may belong to the
 *     transaction, but whether it counts is not known
 */
record Owners(Set<Address> accounts, boolean complete, boolean claimed) {
  /** Copies the set. */
  Owners {
    accounts = Set.copyOf(accounts);
  }

  /** From the node, or out of the list of known wallets. */
  static Owners known(Collection<Address> owners) {
    return new Owners(new HashSet<>(owners), true, false);
  }

  /** As far as the input says. */
  static Owners claimed(SafeClaims claims) {
    Set<Address> accounts = new HashSet<>(claims.owners());
    boolean complete = !accounts.isEmpty();
    accounts.addAll(claims.signers());
    return new Owners(accounts, complete, true);
  }

  boolean isEmpty() {
    return accounts.isEmpty();
  }

  boolean contains(Address account) {
    return accounts.contains(account);
  }
}
