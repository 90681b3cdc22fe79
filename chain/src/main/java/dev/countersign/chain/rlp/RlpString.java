package dev.countersign.chain.rlp;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes, of any length.
 *
 * @param bytes may be empty
 */
public record RlpString(Bytes bytes) implements RlpItem {

  /**
   * A number in its shortest form: zero is empty.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public static RlpString of(BigInteger number) {
    if (number.signum() < 0) {
      throw new IllegalArgumentException("RLP has no negative numbers: " + number);
    }
    byte[] raw = number.toByteArray();
    return new RlpString(Bytes.of(Arrays.copyOfRange(raw, raw[0] == 0 ? 1 : 0, raw.length)));
  }

  /** The 20 bytes of an address, or empty for none. */
  public static RlpString of(@Nullable Address address) {
    return new RlpString(address == null ? Bytes.EMPTY : address.bytes());
  }
}
