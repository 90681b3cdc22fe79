package dev.countersign.chain.payload;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code personal_sign} message (EIP-191 version 0x45).
 *
 * @param message the bytes as they are hashed
 * @param text the message when it is valid UTF-8 without control characters other than line ends
 *     and tabs, else null
 * @param signer who is asked to sign, or null
 * @param requestedBy the host that asks, where the input says so, else null
 * @param siwe read when the message is a Sign-In with Ethereum (EIP-4361), else null
 * @param digest what the key signs
 */
public record MessagePayload(
    Bytes message,
    @Nullable String text,
    @Nullable Address signer,
    @Nullable String requestedBy,
    @Nullable Siwe siwe,
    Bytes digest)
    implements Payload {

  /**
   * The fields of an EIP-4361 message. Times are RFC 3339 text, checked to be a moment.
   *
   * @param domain the authority that asks, as written: host, perhaps a port
   * @param resources URIs the sign-in refers to; those starting {@code urn:recap:} grant
   *     capabilities (EIP-5573)
   */
  public record Siwe(
      @Nullable String scheme,
      String domain,
      Address address,
      @Nullable String statement,
      String uri,
      long chainId,
      String nonce,
      String issuedAt,
      @Nullable String expirationTime,
      @Nullable String notBefore,
      @Nullable String requestId,
      List<String> resources) {
    /** Copies the list. */
    public Siwe {
      resources = List.copyOf(resources);
    }
  }
}
