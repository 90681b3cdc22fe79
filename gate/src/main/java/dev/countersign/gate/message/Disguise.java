package dev.countersign.gate.message;

import dev.countersign.chain.ethereum.EthereumReader;
import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.model.value.Bytes;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Messages that are something else to sign, which a key's holder would not read as such. */
final class Disguise {
  private static final int HASH = 32;
  private static final int SELECTOR = 4;

  private Disguise() {}

  /** What the message is in truth, to follow "the message is"; null when it is no disguise. */
  static @Nullable String of(MessagePayload payload) {
    String text = payload.text();
    if (text == null) {
      return ofBytes(payload.message());
    }
    Bytes written = written(text);
    return written == null ? null : ofBytes(written);
  }

  private static @Nullable String ofBytes(Bytes bytes) {
    int length = bytes.length();
    if (length == HASH) {
      return "32 bytes, which is what a hash is";
    }
    if (length > 1 && bytes.at(0) == 0x19) {
      return bytes.at(1) == 0x01
          ? "the beginning of what is hashed for typed data (EIP-712)"
          : "itself the beginning of data to be hashed and signed (EIP-191)";
    }
    if (EthereumReader.looksLikeRlp(bytes)) {
      return "an Ethereum transaction";
    }
    if (length >= SELECTOR + HASH && length % HASH == SELECTOR) {
      return "the data of a contract call";
    }
    return null;
  }

  /** The bytes that a text of hexadecimal digits alone stands for, when they are 32 or more. */
  private static @Nullable Bytes written(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean prefix = digits.length() == 1 && digits.charAt(0) == '0' && (c == 'x' || c == 'X');
      if (prefix) {
        digits.setLength(0);
      } else if (HexFormat.isHexDigit(c)) {
        digits.append(c);
      } else if (!Character.isWhitespace(c)) {
        return null;
      }
    }
    return digits.length() < 2 * HASH || digits.length() % 2 != 0
        ? null
        : Bytes.fromHex(digits.toString());
  }
}
