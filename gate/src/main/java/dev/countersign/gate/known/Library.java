package dev.countersign.gate.known;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Code that a Safe may run by delegatecall, known by address and chain.
 *
 * @param name such as "MultiSend", or the user's label
 * @param version of the Safe contracts it belongs to, or null where the user named it
 * @param codeHash keccak-256 of its code on chain, or null where it is not known
 */
public record Library(
    Kind kind, String name, @Nullable String version, Address address, @Nullable Bytes codeHash) {

  /** What running the library does. */
  public enum Kind {
    /** Carries out a list of calls and delegatecalls. */
    MULTI_SEND,
    /** Carries out a list of calls. */
    MULTI_SEND_CALL_ONLY,
    /** Marks a message as signed by the Safe. */
    SIGN_MESSAGE,
    /** Creates a contract. */
    CREATE_CALL,
    /** Tries a call and undoes it. */
    SIMULATE,
    /** Replaces the Safe's code by another official version. */
    MIGRATION,
    /** Replaces the Safe's code by the L2 variant while it is set up. */
    L2_SETUP,
    /** Named by the user; what it does is not read. */
    USER
  }

  /** True for both kinds of batch. */
  public boolean isBatch() {
    return kind == Kind.MULTI_SEND || kind == Kind.MULTI_SEND_CALL_ONLY;
  }

  /** For sentences, such as "MultiSend 1.3.0 (0xA238…7761)" with the whole address. */
  public String title() {
    return name + (version == null ? "" : " " + version) + " (" + address + ")";
  }
}
