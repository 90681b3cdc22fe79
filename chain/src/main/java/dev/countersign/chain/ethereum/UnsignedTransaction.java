package dev.countersign.chain.ethereum;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.rlp.RlpList;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A transaction that lacks nothing but its signature: type 0 bound to a chain (EIP-155), 1
 * (EIP-2930), 2 (EIP-1559) or 4 (EIP-7702) whose authorisations are signed. One that any chain
 * would take, and one that carries blobs, cannot be had: the first is a replay, the second needs
 * its blobs beside it.
 */
public final class UnsignedTransaction {
  private static final String WHAT = "The transaction";

  private final TransactionFields fields;

  private UnsignedTransaction(TransactionFields fields) {
    this.fields = fields;
  }

  /**
   * Out of an object as {@code eth_sendTransaction} takes it, with every field that a wallet may
   * leave to the node filled in.
   *
   * @throws UnreadableInput when a field is missing (all of them are named), is no value of its
   *     kind, or contradicts another, or when it is signed already
   */
  public static UnsignedTransaction fromJson(JsonNode object) {
    return checked(JsonTransaction.unsigned(object));
  }

  /**
   * One of type 2 (EIP-1559).
   *
   * @param chainId 1 to 2^53-1
   * @param maxPriorityFee wei for each unit of gas, at most {@code maxFee}
   * @param maxFee wei for each unit of gas
   * @param gasLimit at least the 21,000 that any transaction needs
   * @param to null to create a contract
   * @throws IllegalArgumentException when a number is out of its range
   */
  public static UnsignedTransaction dynamicFee(
      long chainId,
      BigInteger nonce,
      BigInteger maxPriorityFee,
      BigInteger maxFee,
      BigInteger gasLimit,
      @Nullable Address to,
      BigInteger value,
      Bytes data) {
    require(chainId > 0 && chainId < 1L << 53, "the chain id is 1 to 2^53-1");
    require(isUnsigned(nonce, 64) && nonce.bitCount() < 64, "the nonce is below 2^64-1 (EIP-2681)");
    require(
        isUnsigned(maxFee, 256) && isUnsigned(maxPriorityFee, 256) && isUnsigned(value, 256),
        "fees and value have at most 256 bits");
    require(
        maxPriorityFee.compareTo(maxFee) <= 0, "the priority fee is at most the fee (EIP-1559)");
    require(
        isUnsigned(gasLimit, 64) && gasLimit.compareTo(BigInteger.valueOf(21_000)) >= 0,
        "the gas limit is 21,000 or more");
    return new UnsignedTransaction(
        new TransactionFields(
            2,
            chainId,
            false,
            nonce,
            maxPriorityFee,
            maxFee,
            gasLimit,
            to,
            value,
            data,
            RlpList.EMPTY,
            null,
            List.of(),
            List.of()));
  }

  private static UnsignedTransaction checked(TransactionFields fields) {
    if (fields.type() == 3) {
      throw new UnreadableInput(
          WHAT + " carries blobs (type 3), which are not signed here; expected type 0, 1, 2 or 4");
    }
    List<String> missing = fields.missing();
    if (!missing.isEmpty()) {
      throw new UnreadableInput(
          WHAT + " lacks what its signature covers: " + String.join(", ", missing));
    }
    BigInteger priority = fields.priorityFee();
    if (priority != null && priority.compareTo(Objects.requireNonNull(fields.maxFee())) > 0) {
      throw new UnreadableInput(
          WHAT + " has a maxPriorityFeePerGas above its maxFeePerGas, which EIP-1559 forbids");
    }
    return new UnsignedTransaction(fields);
  }

  private static boolean isUnsigned(BigInteger number, int bits) {
    return number.signum() >= 0 && number.bitLength() <= bits;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /** 0, 1, 2 or 4. */
  public int type() {
    return fields.type();
  }

  /** The chain that it is bound to. */
  public long chainId() {
    return Objects.requireNonNull(fields.chainId());
  }

  /** Its place in the order of the sender's transactions. */
  public BigInteger nonce() {
    return Objects.requireNonNull(fields.nonce());
  }

  /** What is hashed and signed: the RLP of its fields, behind the type's byte where it has one. */
  public Bytes preimage() {
    return Objects.requireNonNull(fields.preimage());
  }

  /** What the key signs. */
  public Bytes signingHash() {
    return Keccak256.hash(preimage());
  }

  /** What a check reads of it. */
  public EthereumPayload payload(@Nullable Address from) {
    return fields.payload(from, false);
  }

  /**
   * With its signature, as nodes take it.
   *
   * @param from whose signature it must be
   * @throws IllegalArgumentException when it is somebody else's
   */
  public SignedTransaction signed(Address from, Signature65 signature) {
    if (signature.signer(signingHash()).filter(from::equals).isEmpty()) {
      throw new IllegalArgumentException("the signature is not that of " + from);
    }
    Bytes raw =
        fields.raw(
            new Signature(BigInteger.valueOf(signature.yParity()), signature.r(), signature.s()));
    return new SignedTransaction(from, Objects.requireNonNull(raw));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnsignedTransaction that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** Its type, chain, nonce and hash. */
  @Override
  public String toString() {
    return "transaction of type "
        + type()
        + " on chain "
        + chainId()
        + ", nonce "
        + nonce()
        + ", "
        + signingHash();
  }
}
