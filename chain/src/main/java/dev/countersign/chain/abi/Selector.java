package dev.countersign.chain.abi;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.nio.charset.StandardCharsets;

/** The first four bytes of a call: which function of the contract is meant. */
public final class Selector {
  private Selector() {}

  /**
   * The selector of a signature such as {@code transfer(address,uint256)}.
   *
   * @return 4 bytes
   * @throws IllegalArgumentException when the types are not written in their canonical form
   */
  public static Bytes of(String signature) {
    int open = signature.indexOf('(');
    if (open < 1 || !signature.endsWith(")")) {
      throw new IllegalArgumentException("no function signature: " + signature);
    }
    AbiParameters.parse(signature.substring(open + 1, signature.length() - 1));
    Bytes text = Bytes.of(signature.getBytes(StandardCharsets.US_ASCII));
    return Keccak256.hash(text).slice(0, 4);
  }
}
