package dev.countersign.chain.payload;

import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.SafeClaims;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.model.value.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Safe transaction, with what the input says about it. Of its fields only those that the hash
 * covers are believed; the claims are compared with them.
 *
 * @param chainId EIP-155 chain id, or null where the input does not say
 * @param safe the wallet, or null where the input does not say (bare {@code execTransaction} data)
 * @param version the Safe's version, or null where the input does not say
 * @param confirmations signatures that came along, not yet verified
 */
public record SafePayload(
    @Nullable Long chainId,
    @Nullable Address safe,
    @Nullable SafeVersion version,
    SafeTransaction transaction,
    List<Confirmation> confirmations,
    SafeClaims claims)
    implements Payload {
  /** Copies the list. */
  public SafePayload {
    confirmations = List.copyOf(confirmations);
  }
}
