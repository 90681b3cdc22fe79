package dev.countersign.chain.message;

import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads {@code personal_sign} messages: EIP-191, version 0x45. */
public final class MessageReader {
  private static final String PREFIX = "\u0019Ethereum Signed Message:\n";

  private MessageReader() {}

  /**
   * Reads a message. Any bytes are a message: this never fails.
   *
   * <p>A text that begins like a sign-in but breaks the grammar of EIP-4361 keeps its text and has
   * no sign-in; {@link SignInGrammar#claims} tells it from other text.
   *
   * @param message the bytes as the wallet would hash them, hexadecimal already decoded
   * @param signer who is asked to sign, or null
   * @param requestedBy the host that asks, or null
   */
  public static MessagePayload read(
      Bytes message, @Nullable Address signer, @Nullable String requestedBy) {
    String text = text(message);
    return new MessagePayload(
        message,
        text,
        signer,
        requestedBy,
        text == null ? null : SignInGrammar.read(text),
        digest(message));
  }

  /** What the key signs: the hash of the EIP-191 prefix, the length in decimal, and the message. */
  public static Bytes digest(Bytes message) {
    return Keccak256.hash(preimage(message));
  }

  /** What is hashed for {@link #digest}. */
  public static Bytes preimage(Bytes message) {
    String head = PREFIX + message.length();
    return Bytes.of(head.getBytes(StandardCharsets.US_ASCII)).concat(message);
  }

  private static @Nullable String text(Bytes message) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message.toArray())).toString();
    } catch (CharacterCodingException notText) {
      // Not text is a finding about the message, not a fault of the input.
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        return null;
      }
    }
    return text;
  }
}
