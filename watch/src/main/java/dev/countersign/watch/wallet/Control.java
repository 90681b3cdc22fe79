package dev.countersign.watch.wallet;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/** What decides who can move a wallet's value, as the chain's state had it at a block. */
public sealed interface Control {
  /**
   * Of a Safe, out of its storage and not out of its answers: code that was replaced may answer
   * what it likes.
   *
   * @param singleton whose code it runs
   * @param code Keccak-256 of that code
   * @param owners in the order of their list
   * @param modules in the order of their list
   * @param guard zero where there is none
   * @param moduleGuard zero where there is none
   * @param fallback zero where there is none
   */
  record Safe(
      Address singleton,
      Bytes code,
      List<Address> owners,
      BigInteger threshold,
      List<Address> modules,
      Address guard,
      Address moduleGuard,
      Address fallback,
      BigInteger nonce)
      implements Control {
    /** Keeps copies. */
    public Safe {
      owners = List.copyOf(owners);
      modules = List.copyOf(modules);
    }
  }

  /**
   * Of an account with a key.
   *
   * @param delegate whose code it runs (EIP-7702); zero where it runs none
   */
  record Account(Address delegate) implements Control {}
}
