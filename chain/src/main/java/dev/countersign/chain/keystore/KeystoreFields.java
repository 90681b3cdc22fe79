package dev.countersign.chain.keystore;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import tools.jackson.databind.JsonNode;

/** Fields as keystores write them. */
final class KeystoreFields {
  private static final int LONGEST = 1_024;

  private KeystoreFields() {}

  /** Hexadecimal, which is mostly written without {@code 0x}. */
  static Bytes hex(JsonNode object, String name) {
    String text = JsonFields.text(object, name);
    String what = "The field \"" + name + "\" of the keystore";
    if (text.length() > LONGEST) {
      throw new UnreadableInput(what + " has more than " + LONGEST + " digits");
    }
    return Bytes.fromHex(text, what);
  }

  /** The same, of a length. */
  static Bytes hex(JsonNode object, String name, int length) {
    Bytes bytes = hex(object, name);
    if (bytes.length() != length) {
      throw new UnreadableInput(
          "The field \""
              + name
              + "\" of the keystore has "
              + bytes.length()
              + " bytes; expected "
              + length);
    }
    return bytes;
  }
}
