package dev.countersign.chain.abi;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;

/**
 * The types of a function's arguments. Parsing is meant for constants; reading is fast and may be
 * done from any thread.
 */
public final class AbiParameters {
  private final AbiType.Tuple types;

  private AbiParameters(AbiType.Tuple types) {
    this.types = types;
  }

  /**
   * Reads type names, separated by commas and without spaces: {@code uintN}, {@code intN}, {@code
   * address}, {@code bool}, {@code bytesN}, {@code bytes}, {@code string}, {@code T[]}, {@code
   * T[k]} and {@code (A,B)}, 16 levels at most. Short forms such as {@code uint} are refused, since
   * a selector computed from them would be wrong.
   *
   * @param types empty for a function without arguments
   * @throws IllegalArgumentException when it is not that
   */
  public static AbiParameters parse(String types) {
    return new AbiParameters(TypeParser.parameters(types));
  }

  /**
   * Reads arguments in the strict encoding of the Solidity ABI specification: high bytes of words
   * are zero (or the sign), truth values 0 or 1, padding zero, text UTF-8, and every offset points
   * exactly behind the part before it, as compilers and wallets write it. Another layout could show
   * one thing to this reader and another to a contract that reads its calldata by hand.
   *
   * @param arguments without the selector
   * @param what the name of the bytes, for the error's sentence
   * @throws UnreadableInput when they are not that; bytes after the end are left to the caller, see
   *     {@link AbiValues#trailingBytes()}
   */
  public AbiValues decode(Bytes arguments, String what) {
    return new AbiDecoder(arguments, what).decode(types);
  }

  /**
   * Encodes arguments.
   *
   * @param values one for each type: {@link java.math.BigInteger}, {@link Integer} or {@link Long};
   *     {@link dev.countersign.model.value.Address}; {@link Boolean}; {@link Bytes}; {@link
   *     String}; {@link java.util.List} for arrays and tuples; or {@link AbiValues} for tuples
   * @throws IllegalArgumentException when one does not fit its type
   */
  public Bytes encode(Object... values) {
    return AbiEncoder.encode(types, values);
  }
}
