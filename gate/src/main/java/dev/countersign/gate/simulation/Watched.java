package dev.countersign.gate.simulation;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account whose every change is told.
 *
 * @param safe true where it keeps its storage as a Safe does
 * @param owners before the run; empty where not known
 * @param carriedOut the Safe transaction that runs; null where it is not known
 */
record Watched(
    Address account, boolean safe, List<Address> owners, @Nullable CarriedOut carriedOut) {

  /**
   * A Safe transaction while it is carried out.
   *
   * @param hash approvals of it are used up by Safes before 1.3.0
   * @param nonceAfter what the Safe's nonce has to be after it
   */
  record CarriedOut(Bytes hash, BigInteger nonceAfter) {}

  Watched {
    owners = List.copyOf(owners);
  }

  /** Any account. */
  static Watched plain(Address account) {
    return new Watched(account, false, List.of(), null);
  }
}
