package dev.countersign.gate.known;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * An official contract of the Safe project, out of the shipped table.
 *
 * @param version such as "1.3.0"
 * @param name such as "GnosisSafeL2"
 * @param codeHash keccak-256 of its code on chain
 */
public record SafeContract(
    String version, String name, Kind kind, Address address, Bytes codeHash, ChainIds chains) {

  /** What it is for. */
  public enum Kind {
    /** Runs a list of transactions; see {@link Library.Kind#MULTI_SEND}. */
    MULTI_SEND,
    /** Runs a list of calls. */
    MULTI_SEND_CALL_ONLY,
    /** Signs messages. */
    SIGN_MESSAGE,
    /** Creates contracts. */
    CREATE_CALL,
    /** Simulates. */
    SIMULATE,
    /** Changes a Safe's version. */
    MIGRATION,
    /** Changes a new Safe to the L2 variant. */
    L2_SETUP,
    /** The code of a Safe. */
    SINGLETON,
    /** Creates Safes. */
    PROXY_FACTORY,
    /** Answers for a Safe what its own code does not. */
    FALLBACK_HANDLER,
    /** Enables modules while a Safe is set up; of 1.1.1 only, and not read here. */
    CREATE_AND_ADD_MODULES
  }

  /** Chain ids in ascending order, shared by all contracts deployed together. */
  public static final class ChainIds {
    private final long[] ascending;

    ChainIds(long[] ids) {
      ascending = ids.clone();
      Arrays.sort(ascending);
    }

    /** True when the chain is among them. */
    public boolean contains(long chainId) {
      return Arrays.binarySearch(ascending, chainId) >= 0;
    }
  }

  /** The library it is when run by delegatecall, if it is made for that. */
  Optional<Library> library() {
    Library.Kind as =
        switch (kind) {
          case MULTI_SEND -> Library.Kind.MULTI_SEND;
          case MULTI_SEND_CALL_ONLY -> Library.Kind.MULTI_SEND_CALL_ONLY;
          case SIGN_MESSAGE -> Library.Kind.SIGN_MESSAGE;
          case CREATE_CALL -> Library.Kind.CREATE_CALL;
          case SIMULATE -> Library.Kind.SIMULATE;
          case MIGRATION -> Library.Kind.MIGRATION;
          case L2_SETUP -> Library.Kind.L2_SETUP;
          case SINGLETON, PROXY_FACTORY, FALLBACK_HANDLER, CREATE_AND_ADD_MODULES -> null;
        };
    return as == null
        ? Optional.empty()
        : Optional.of(new Library(as, name, version, address, codeHash));
  }
}
