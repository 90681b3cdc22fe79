package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.AbiValues;
import dev.countersign.chain.abi.Selector;
import dev.countersign.model.value.Bytes;

/**
 * A function of a standard, and what calling it does.
 *
 * @param signature canonical, such as {@code transfer(address,uint256)}
 */
record CallEntry(String signature, Bytes selector, AbiParameters parameters, Meaning meaning) {

  /** Writes what a call does into the scope's reading. */
  @FunctionalInterface
  interface Meaning {
    void read(CallScope scope, AbiValues arguments);
  }

  static CallEntry of(String signature, Meaning meaning) {
    int open = signature.indexOf('(');
    return new CallEntry(
        signature,
        Selector.of(signature),
        AbiParameters.parse(signature.substring(open + 1, signature.length() - 1)),
        meaning);
  }

  /** The name without the types. */
  String name() {
    return signature.substring(0, signature.indexOf('('));
  }
}
