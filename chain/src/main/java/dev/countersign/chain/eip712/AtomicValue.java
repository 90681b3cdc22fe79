package dev.countersign.chain.eip712;

import dev.countersign.chain.eip712.StructReader.Encoded;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Values that are no structs and no arrays, in the one form that every wallet reads alike. */
final class AtomicValue {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,78}");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,64}");
  private static final int SAFE_BITS = 53;

  private AtomicValue() {}

  static Encoded whole(MemberType.Whole type, JsonNode node, String path) {
    BigInteger number = number(node, path);
    boolean fits =
        type.signed()
            ? number.bitLength() < type.bits()
            : number.signum() >= 0 && number.bitLength() <= type.bits();
    if (!fits) {
      throw wrong(
          path,
          "is out of range; expected "
              + (type.signed() ? "a signed" : "an unsigned")
              + " number of at most "
              + type.bits()
              + " bits");
    }
    BigInteger word = number.signum() < 0 ? number.add(BigInteger.ONE.shiftLeft(256)) : number;
    return new Encoded(number, Bytes.word(word));
  }

  private static BigInteger number(JsonNode node, String path) {
    if (node.isIntegralNumber()) {
      BigInteger number = node.bigIntegerValue();
      if (number.bitLength() > SAFE_BITS) {
        // Wallets in JavaScript would round it, and sign another number than the one read here.
        throw wrong(path, "is a JSON number beyond 2^53, which wallets round; write it in quotes");
      }
      return number;
    }
    if (node.isString()) {
      String text = node.asString();
      if (DECIMAL.matcher(text).matches()) {
        return new BigInteger(text);
      }
      if (HEXADECIMAL.matcher(text).matches()) {
        return new BigInteger(text.substring(2), 16);
      }
    }
    throw wrong(path, "is not a whole number; expected decimal, or 0x and hexadecimal");
  }

  static Encoded address(JsonNode node, String path) {
    if (!node.isString()) {
      throw wrong(path, "is not an address; expected 0x and 40 hexadecimal digits");
    }
    Address address = Address.parse(node.asString(), "The field \"" + path + "\"");
    return new Encoded(address, address.word());
  }

  static Encoded truth(JsonNode node, String path) {
    if (!node.isBoolean()) {
      throw wrong(path, "is neither true nor false, without quotation marks");
    }
    boolean truth = node.asBoolean();
    return new Encoded(truth, Bytes.word(truth ? BigInteger.ONE : BigInteger.ZERO));
  }

  static Encoded fixedBytes(int length, JsonNode node, String path) {
    Bytes bytes = hex(node, path);
    if (bytes.length() != length) {
      throw wrong(path, "has " + bytes.length() + " bytes; its type says " + length);
    }
    byte[] word = new byte[32];
    bytes.copyTo(word, 0);
    return new Encoded(bytes, Bytes.of(word));
  }

  static Encoded bytes(JsonNode node, String path) {
    Bytes bytes = hex(node, path);
    return new Encoded(bytes, Keccak256.hash(bytes));
  }

  static Encoded text(JsonNode node, String path) {
    if (!node.isString()) {
      throw wrong(path, "is not text in quotation marks");
    }
    try {
      ByteBuffer utf8 =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(node.asString()));
      byte[] bytes = new byte[utf8.remaining()];
      utf8.get(bytes);
      return new Encoded(node.asString(), Keccak256.hash(Bytes.of(bytes)));
    } catch (CharacterCodingException e) {
      throw wrong(path, "has half of a surrogate pair, which no UTF-8 can hold");
    }
  }

  private static Bytes hex(JsonNode node, String path) {
    if (!node.isString() || !node.asString().startsWith("0x")) {
      throw wrong(path, "is not bytes; expected 0x and hexadecimal digits in quotation marks");
    }
    return Bytes.fromHex(node.asString(), "The field \"" + path + "\"");
  }

  private static UnreadableInput wrong(String path, String why) {
    return new UnreadableInput("The field \"" + path + "\" " + why);
  }
}
