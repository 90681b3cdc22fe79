package dev.countersign.gate.check;

import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one check stands on.
 *
 * @param now the moment of the check
 */
record Context(Directory directory, NodeLink node, Beside beside, Instant now) {

  /**
   * The chain: the payload's own, or said beside it, or that of the node that was given.
   *
   * @throws UnreadableInput when payload and option say different ones
   */
  @Nullable Long chain(@Nullable Long ofPayload) {
    Long said = beside.chainId();
    if (ofPayload == null) {
      return said != null ? said : node.chainId();
    }
    if (said != null && !said.equals(ofPayload)) {
      throw new UnreadableInput(
          "The payload is for chain " + ofPayload + ", but chain " + said + " was asked for");
    }
    return ofPayload;
  }

  /**
   * The wallet: the payload's own, or said beside it.
   *
   * @throws UnreadableInput when payload and option say different ones
   */
  @Nullable Address wallet(@Nullable Address ofPayload) {
    Address said = beside.wallet();
    if (ofPayload == null) {
      return said;
    }
    if (said != null && !said.equals(ofPayload)) {
      throw new UnreadableInput(
          "The payload is for the wallet " + ofPayload + ", but " + said + " was asked for");
    }
    return ofPayload;
  }

  /** For sentences. */
  String name(@Nullable Long chainId, Address address) {
    return directory.name(chainId, address);
  }
}
