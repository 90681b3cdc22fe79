package dev.countersign.chain.payload;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Ethereum transaction, unsigned or signed, of types 0 to 4 (EIP-155, 2930, 1559, 4844, 7702).
 *
 * @param type 0 to 4
 * @param chainId null for a transaction before EIP-155 or where a JSON object does not say
 * @param from the sender: recovered when signed, claimed by the JSON object otherwise, or null
 * @param signed true when it carries a signature, which then recovers to {@code from}
 * @param to null for the creation of a contract
 * @param nonce null where a JSON object leaves it to the node
 * @param maxFeePerGas wei; {@code gasPrice} for types 0 and 1; null where not said
 * @param maxBlobFee wei that all blobs together may cost; zero without blobs
 * @param gasLimit null where not said
 * @param signingHash what the key signs; null where fields it covers are missing
 */
public record EthereumPayload(
    int type,
    @Nullable Long chainId,
    @Nullable Address from,
    boolean signed,
    @Nullable Address to,
    BigInteger value,
    Bytes data,
    @Nullable BigInteger nonce,
    @Nullable BigInteger maxFeePerGas,
    BigInteger maxBlobFee,
    @Nullable BigInteger gasLimit,
    List<Authorization> authorizations,
    @Nullable Bytes signingHash)
    implements Payload {
  /** Copies the list. */
  public EthereumPayload {
    authorizations = List.copyOf(authorizations);
  }

  /**
   * An EIP-7702 authorisation: {@code authority}'s account will run the code of {@code delegate}.
   *
   * @param chainId 0 means every chain
   * @param delegate the zero address takes an earlier delegation back
   * @param authority recovered from its signature; null when unsigned
   */
  public record Authorization(
      BigInteger chainId, Address delegate, BigInteger nonce, @Nullable Address authority) {}
}
