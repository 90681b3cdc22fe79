package dev.countersign.chain.recognise;

import dev.countersign.chain.bitcoin.PsbtReader;
import dev.countersign.chain.ethereum.EthereumReader;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.payload.DigestPayload;
import dev.countersign.chain.payload.Payload;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an input of whatever kind: JSON, hexadecimal, a PSBT, or the text of a message.
 *
 * <p>Hexadecimal is, in this order: a digest (32 bytes), the data of {@code execTransaction}, a
 * transaction. What is none of these is refused, since call data alone says neither whom it calls
 * nor who calls; the hexadecimal of a message is given by a {@code personal_sign} request.
 */
public final class PayloadReader {
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]*");
  private static final Pattern BARE_HEX = Pattern.compile("[0-9a-fA-F]{40,}+");

  private PayloadReader() {}

  /**
   * Reads it.
   *
   * @param input at most 4 MiB
   * @return at least one payload; several for a list
   * @throws UnreadableInput when it is too large, empty, or malformed for its kind
   */
  public static List<Payload> read(byte[] input) {
    return read(input, null);
  }

  /**
   * Reads it.
   *
   * @param saidChainId the chain said beside the input, for hashes that cover it where the input
   *     says none; or null
   * @throws UnreadableInput as above
   */
  public static List<Payload> read(byte[] input, @Nullable Long saidChainId) {
    if (input.length > MOST_BYTES) {
      throw new UnreadableInput("The payload is larger than 4 MiB; no payload needs more");
    }
    if (PsbtReader.looksLikePsbt(input)) {
      return List.of(PsbtReader.read(input));
    }
    String text = text(input);
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new UnreadableInput(
          "The payload is empty; expected JSON, hexadecimal, a PSBT, or the text of a message");
    }
    char first = stripped.charAt(0);
    if (first == '{' || first == '[') {
      return new JsonPayloads(saidChainId).read(Json.parse(stripped, "The payload"));
    }
    if (isHex(stripped)) {
      return List.of(hex(Bytes.fromHex(withPrefix(stripped), "The payload")));
    }
    return List.of(MessageReader.read(Bytes.of(message(text)), null, null));
  }

  private static boolean isHex(String text) {
    return HEX.matcher(text).matches() || BARE_HEX.matcher(text).matches();
  }

  private static String withPrefix(String hex) {
    return hex.startsWith("0x") || hex.startsWith("0X") ? "0x" + hex.substring(2) : "0x" + hex;
  }

  /** Reads bytes that were given as hexadecimal. */
  static Payload hex(Bytes bytes) {
    if (EthereumReader.looksLikeRlp(bytes)) {
      return EthereumReader.fromRlp(bytes);
    }
    if (bytes.length() == 32) {
      return new DigestPayload(bytes);
    }
    if (ExecTransaction.matches(bytes)) {
      return ExecTransaction.read(null, null, bytes);
    }
    throw new UnreadableInput(
        "The "
            + bytes.length()
            + " bytes of hexadecimal are no transaction, no data of execTransaction, no PSBT and no"
            + " hash of 32 bytes. Call data alone does not say whom it calls: give the transaction,"
            + " or an object {\"to\": …, \"data\": …}");
  }

  private static String text(byte[] input) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableInput(
          "The payload is neither text in UTF-8 nor a binary PSBT; give bytes as hexadecimal");
    }
  }

  /** Editors end a file's last line, which is no part of the message. */
  private static byte[] message(String text) {
    String message = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    if (message.endsWith("\r")) {
      message = message.substring(0, message.length() - 1);
    }
    return message.getBytes(StandardCharsets.UTF_8);
  }
}
