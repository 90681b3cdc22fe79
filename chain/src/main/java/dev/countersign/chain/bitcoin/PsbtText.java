package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** The three forms in which a PSBT is passed on: the bytes, base64 and hexadecimal. */
final class PsbtText {
  private static final Bytes MAGIC = Bytes.fromHex("0x70736274ff");
  private static final String BASE64_MAGIC = "cHNidP";
  private static final String HEX_MAGIC = "70736274ff";
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_LETTERS = 3 * MOST_BYTES;
  private static final int LOOK = 512;

  private PsbtText() {}

  static boolean matches(byte[] input) {
    if (isRaw(input)) {
      return true;
    }
    String head = head(input);
    return head.startsWith(BASE64_MAGIC) || isHex(head);
  }

  /** The bytes, which start with the magic. */
  static Bytes bytes(byte[] input) {
    Bytes bytes = isRaw(input) ? Bytes.of(bounded(input)) : ofText(input);
    if (bytes.length() < MAGIC.length() || !bytes.slice(0, MAGIC.length()).equals(MAGIC)) {
      throw new UnreadableInput(
          "The input is not a PSBT: it does not start with the bytes 70736274ff (base64 cHNidP8)");
    }
    return bytes;
  }

  private static Bytes ofText(byte[] input) {
    if (input.length > MOST_LETTERS) {
      throw tooLong();
    }
    String text = new String(input, StandardCharsets.US_ASCII).replaceAll("\\s", "");
    if (isHex(text)) {
      return Bytes.of(bounded(Bytes.fromHex(text, "The PSBT").toArray()));
    }
    try {
      return Bytes.of(bounded(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(
          "The PSBT is neither whole base64 nor hexadecimal; it was probably cut or changed");
    }
  }

  private static byte[] bounded(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw tooLong();
    }
    return bytes;
  }

  private static UnreadableInput tooLong() {
    return new UnreadableInput(
        "The PSBT is longer than 4 MiB, and so longer than any that is read");
  }

  private static boolean isRaw(byte[] input) {
    return input.length >= MAGIC.length()
        && Bytes.of(Arrays.copyOf(input, MAGIC.length())).equals(MAGIC);
  }

  private static boolean isHex(String text) {
    String lower = text.substring(0, Math.min(text.length(), 12)).toLowerCase(Locale.ROOT);
    return lower.startsWith(HEX_MAGIC) || lower.startsWith("0x" + HEX_MAGIC);
  }

  private static String head(byte[] input) {
    int length = Math.min(input.length, LOOK);
    return new String(input, 0, length, StandardCharsets.US_ASCII).replaceAll("\\s", "");
  }
}
