package dev.countersign.chain.abi;

import java.util.List;

/** A type of the contract ABI. */
sealed interface AbiType {

  /** True when the value lies in the tail and the head holds its offset. */
  boolean dynamic();

  /** Bytes of a static value, or 32 for the offset of a dynamic one. */
  default int headBytes() {
    return 32;
  }

  /** The bytes of a static type, at most 32 MiB. */
  private static int bounded(long bytes) {
    if (bytes > 1 << 25) {
      throw new IllegalArgumentException("a static type of " + bytes + " bytes is too large");
    }
    return (int) bytes;
  }

  /** {@code uint8} to {@code uint256}, {@code int8} to {@code int256}. */
  record Whole(boolean signed, int bits) implements AbiType {
    @Override
    public boolean dynamic() {
      return false;
    }
  }

  /** {@code address}. */
  record Account() implements AbiType {
    @Override
    public boolean dynamic() {
      return false;
    }
  }

  /** {@code bool}. */
  record Truth() implements AbiType {
    @Override
    public boolean dynamic() {
      return false;
    }
  }

  /** {@code bytes1} to {@code bytes32}. */
  record FixedBytes(int length) implements AbiType {
    @Override
    public boolean dynamic() {
      return false;
    }
  }

  /** {@code bytes}. */
  record ByteString() implements AbiType {
    @Override
    public boolean dynamic() {
      return true;
    }
  }

  /** {@code string}, UTF-8. */
  record Text() implements AbiType {
    @Override
    public boolean dynamic() {
      return true;
    }
  }

  /** {@code T[]}. */
  record Sequence(AbiType element) implements AbiType {
    @Override
    public boolean dynamic() {
      return true;
    }
  }

  /** {@code T[k]}. */
  record FixedSequence(AbiType element, int length, boolean dynamic, int headBytes)
      implements AbiType {
    static FixedSequence of(AbiType element, int length) {
      boolean dynamic = element.dynamic();
      return new FixedSequence(
          element, length, dynamic, dynamic ? 32 : bounded((long) length * element.headBytes()));
    }
  }

  /**
   * {@code (A,B,…)}.
   *
   * @param contentBytes bytes of all heads together
   */
  record Tuple(List<AbiType> members, boolean dynamic, int contentBytes) implements AbiType {
    static Tuple of(List<AbiType> members) {
      boolean dynamic = false;
      int bytes = 0;
      for (AbiType member : members) {
        dynamic |= member.dynamic();
        bytes = bounded((long) bytes + member.headBytes());
      }
      return new Tuple(List.copyOf(members), dynamic, bytes);
    }

    @Override
    public int headBytes() {
      return dynamic ? 32 : contentBytes;
    }
  }
}
