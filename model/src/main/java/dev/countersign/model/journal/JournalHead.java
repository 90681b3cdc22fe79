package dev.countersign.model.journal;

import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A signature over the chain up to one entry (Ed25519, RFC 8032). Whoever has noted the public key,
 * or any head, notices a chain that was written anew or cut short.
 *
 * @param number of the entry
 * @param hash of the entry
 * @param at when it was signed
 * @param key the public key, 32 bytes
 * @param signature 64 bytes, over the four lines of {@link #message}
 */
public record JournalHead(long number, Bytes hash, Instant at, Bytes key, Bytes signature) {
  /** What the signed text begins with. */
  public static final String LABEL = "countersign-journal-head-v1";

  /** The signed text: the label, the entry's number, its hash, and the time, a line each. */
  public static byte[] message(long number, Bytes hash, Instant at) {
    return String.join("\n", LABEL, Long.toString(number), hash.toHex(), JournalTime.text(at))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** True when the signature is the key's over this head. */
  public boolean verifies() {
    if (key.length() != 32 || signature.length() != 64) {
      return false;
    }
    try {
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(false, new Ed25519PublicKeyParameters(key.toArray()));
      byte[] message = message(number, hash, at);
      signer.update(message, 0, message.length);
      return signer.verifySignature(signature.toArray());
    } catch (IllegalArgumentException e) { // 32 bytes that are no point of the curve
      return false;
    }
  }
}
