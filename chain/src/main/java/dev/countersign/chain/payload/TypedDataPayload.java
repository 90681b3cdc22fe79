package dev.countersign.chain.payload;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * EIP-712 typed data.
 *
 * @param primaryType the name of the message's type
 * @param encodedType the type in EIP-712 notation, such as {@code Mail(Person from,...)Person(...)}
 * @param chainId of the domain, or null
 * @param verifyingContract of the domain, or null
 * @param domainName of the domain, or null
 * @param message field name to value, in the type's order: {@link BigInteger} for integers, {@link
 *     Address}, {@link Bytes}, {@link Boolean}, {@link String}, {@link java.util.List}, and Map for
 *     structs
 * @param domainHash hash of the domain
 * @param messageHash hash of the message's struct
 * @param digest what the key signs
 * @param signer who is asked to sign, where the input says so, else null
 */
public record TypedDataPayload(
    String primaryType,
    String encodedType,
    @Nullable BigInteger chainId,
    @Nullable Address verifyingContract,
    @Nullable String domainName,
    Map<String, Object> message,
    Bytes domainHash,
    Bytes messageHash,
    Bytes digest,
    @Nullable Address signer)
    implements Payload {
  /** Where the input does not say who is asked to sign. */
  public TypedDataPayload(
      String primaryType,
      String encodedType,
      @Nullable BigInteger chainId,
      @Nullable Address verifyingContract,
      @Nullable String domainName,
      Map<String, Object> message,
      Bytes domainHash,
      Bytes messageHash,
      Bytes digest) {
    this(
        primaryType,
        encodedType,
        chainId,
        verifyingContract,
        domainName,
        message,
        domainHash,
        messageHash,
        digest,
        null);
  }

  /** The same data, asked of {@code signer}. */
  public TypedDataPayload askedOf(@Nullable Address signer) {
    return new TypedDataPayload(
        primaryType,
        encodedType,
        chainId,
        verifyingContract,
        domainName,
        message,
        domainHash,
        messageHash,
        digest,
        signer);
  }
}
