package dev.countersign.chain.eip712;

/** The type of a struct's member. */
sealed interface MemberType {

  /** {@code uint8} to {@code uint256}, {@code int8} to {@code int256}. */
  record Whole(boolean signed, int bits) implements MemberType {}

  /** {@code address}. */
  record Account() implements MemberType {}

  /** {@code bool}. */
  record Truth() implements MemberType {}

  /** {@code bytes1} to {@code bytes32}. */
  record FixedBytes(int length) implements MemberType {}

  /** {@code bytes}. */
  record ByteString() implements MemberType {}

  /** {@code string}. */
  record Text() implements MemberType {}

  /** A struct by the name under which the types declare it. */
  record Struct(String name) implements MemberType {}

  /**
   * An array.
   *
   * @param length -1 when any
   */
  record Sequence(MemberType element, int length) implements MemberType {}
}
