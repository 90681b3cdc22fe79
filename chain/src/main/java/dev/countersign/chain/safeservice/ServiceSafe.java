package dev.countersign.chain.safeservice;

import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.model.value.Address;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A Safe as the chain says it is; never as the service does.
 *
 * @param owners whose signatures count
 */
public record ServiceSafe(long chainId, Address address, SafeVersion version, Set<Address> owners) {
  /** Copies the owners. */
  public ServiceSafe {
    owners = Set.copyOf(new LinkedHashSet<>(owners));
  }

  /** The hashes of a transaction of this Safe. */
  SafeHash hash(SafeTransaction transaction) {
    return SafeHash.of(version, chainId, address, transaction);
  }
}
