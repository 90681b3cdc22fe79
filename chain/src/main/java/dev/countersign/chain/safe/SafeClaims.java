package dev.countersign.chain.safe;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the input says of a Safe transaction but the hash does not cover. Claims, to be compared.
 *
 * @param owners the Safe's owners as said; empty where not said
 * @param signers whom the confirmations are said to be from; empty where not said
 */
public record SafeClaims(
    @Nullable Bytes safeTxHash,
    @Nullable Bytes domainHash,
    @Nullable Bytes messageHash,
    List<Address> owners,
    List<Address> signers,
    @Nullable Integer threshold) {
  /** Nothing claimed. */
  public static final SafeClaims NONE =
      new SafeClaims(null, null, null, List.of(), List.of(), null);

  /** Copies the lists. */
  public SafeClaims {
    owners = List.copyOf(owners);
    signers = List.copyOf(signers);
  }
}
