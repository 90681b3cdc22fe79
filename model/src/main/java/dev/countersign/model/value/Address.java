package dev.countersign.model.value;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An account of an Ethereum-like chain, 20 bytes, shown with the mixed-case checksum of EIP-55.
 *
 * @param bytes the 20 bytes
 */
public record Address(Bytes bytes) {
  /** The account of twenty zero bytes. */
  public static final Address ZERO = new Address(Bytes.of(new byte[20]));

  /** Checks the length. */
  public Address {
    if (bytes.length() != 20) {
      throw new IllegalArgumentException("an address has 20 bytes, not " + bytes.length());
    }
  }

  /**
   * Reads an address. All lower or all upper case is taken as it is; mixed case must carry the
   * right EIP-55 checksum.
   *
   * @param what the name of the field, for the error's sentence
   * @throws UnreadableInput on a wrong length, a digit that is none, or a wrong checksum
   */
  public static Address parse(String text, String what) {
    if (!text.startsWith("0x") || text.length() != 42) {
      throw new UnreadableInput(
          what + " is not an address; expected 0x and 40 hexadecimal digits: " + shortened(text));
    }
    Address address = new Address(Bytes.fromHex(text, what));
    String digits = text.substring(2);
    boolean mixed =
        !digits.equals(digits.toLowerCase(Locale.ROOT))
            && !digits.equals(digits.toUpperCase(Locale.ROOT));
    if (mixed && !address.toString().equals(text)) {
      throw new UnreadableInput(
          what
              + " has a wrong EIP-55 checksum: "
              + text
              + " would be written "
              + address
              + "; a digit was probably changed");
    }
    return address;
  }

  /** Reads an address known to be right, such as a constant. */
  public static Address of(String text) {
    return new Address(Bytes.fromHex(text));
  }

  /** The address in the low 20 bytes of a 32-byte word, whatever the high ones are. */
  public static Address ofWord(Bytes word) {
    return new Address(word.slice(12, 32));
  }

  /** The 32-byte word of this address, left-padded with zeros. */
  public Bytes word() {
    byte[] word = new byte[32];
    bytes.copyTo(word, 12);
    return Bytes.of(word);
  }

  /** True for the zero address. */
  public boolean isZero() {
    return bytes.isZero();
  }

  /** Lower-case hexadecimal with {@code 0x}. */
  public String toHex() {
    return bytes.toHex();
  }

  /** With the EIP-55 checksum. */
  @Override
  public String toString() {
    char[] digits = bytes.toHex().substring(2).toCharArray();
    Bytes hash = Keccak256.hash(Bytes.of(new String(digits).getBytes(StandardCharsets.US_ASCII)));
    for (int i = 0; i < digits.length; i++) {
      int nibble = i % 2 == 0 ? hash.at(i / 2) >> 4 : hash.at(i / 2) & 0xf;
      if (nibble >= 8) {
        digits[i] = Character.toUpperCase(digits[i]);
      }
    }
    return "0x" + new String(digits);
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
