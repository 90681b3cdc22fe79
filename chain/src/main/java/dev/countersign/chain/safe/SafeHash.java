package dev.countersign.chain.safe;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The three hashes that a hardware wallet may show for a Safe transaction, as the Safe contracts
 * compute them ({@code getTransactionHash}; EIP-712).
 *
 * @param domainHash of the Safe, and from 1.3.0 on of its chain
 * @param messageHash of the transaction's fields alone
 * @param safeTxHash what owners sign: keccak256(0x1901 ‖ domainHash ‖ messageHash)
 */
public record SafeHash(Bytes domainHash, Bytes messageHash, Bytes safeTxHash) {
  /** keccak256 of {@code EIP712Domain(address verifyingContract)}: before 1.3.0. */
  private static final Bytes DOMAIN_WITHOUT_CHAIN =
      Bytes.fromHex("0x035aff83d86937d35b32e04f0ddc6ff469290eef2f1b692d8a815c89404d4749");

  /**
   * keccak256 of {@code EIP712Domain(uint256 chainId,address verifyingContract)}: from 1.3.0 on.
   */
  private static final Bytes DOMAIN_WITH_CHAIN =
      Bytes.fromHex("0x47e79534a245952e8b16893a336b85a3d9ea9fa8c573f3d803afb92a79469218");

  /** keccak256 of {@code SafeTx(…,uint256 baseGas,…)}: from 1.0.0 on. */
  private static final Bytes SAFE_TX =
      Bytes.fromHex("0xbb8310d486368db6bd6f849402fdd73ad53d316b5a4b2644ad6efe0f941286d8");

  /** keccak256 of {@code SafeTx(…,uint256 dataGas,…)}: before 1.0.0. */
  private static final Bytes SAFE_TX_DATA_GAS =
      Bytes.fromHex("0x14d461bc7412367e924637b363c7bf29b8f47e2f84869f4426e5633d8af47b20");

  private static final Bytes PREFIX = Bytes.fromHex("0x1901");

  /**
   * The hashes for a Safe of that version.
   *
   * @param chainId not used before 1.3.0; null there where it is not known
   * @throws IllegalArgumentException when the transaction has no nonce, or the version needs a
   *     chain id and there is none
   */
  public static SafeHash of(
      SafeVersion version, @Nullable Long chainId, Address safe, SafeTransaction transaction) {
    Bytes domainHash =
        version.domainHasChainId() ? domainWithChain(chainId, safe) : domainWithoutChain(safe);
    return with(domainHash, messageHash(transaction, version.callsBaseGasDataGas()));
  }

  /** The hash of a domain that names only the Safe (before 1.3.0). */
  public static Bytes domainWithoutChain(Address safe) {
    return Keccak256.hash(DOMAIN_WITHOUT_CHAIN, safe.word());
  }

  /**
   * The hash of a domain that names chain and Safe (from 1.3.0 on).
   *
   * @throws IllegalArgumentException without a chain id
   */
  public static Bytes domainWithChain(@Nullable Long chainId, Address safe) {
    if (chainId == null) {
      throw new IllegalArgumentException("a Safe from 1.3.0 on needs the chain id for its hash");
    }
    return Keccak256.hash(DOMAIN_WITH_CHAIN, Bytes.word(BigInteger.valueOf(chainId)), safe.word());
  }

  /**
   * The hash of the fields.
   *
   * @param dataGas true for the field's name before 1.0.0
   * @throws IllegalArgumentException when the transaction has no nonce
   */
  public static Bytes messageHash(SafeTransaction transaction, boolean dataGas) {
    BigInteger nonce = transaction.nonce();
    if (nonce == null) {
      throw new IllegalArgumentException("a Safe transaction without its nonce has no hash");
    }
    return Keccak256.hash(
        dataGas ? SAFE_TX_DATA_GAS : SAFE_TX,
        transaction.to().word(),
        Bytes.word(transaction.value()),
        Keccak256.hash(transaction.data()),
        Bytes.word(BigInteger.valueOf(transaction.operation())),
        Bytes.word(transaction.safeTxGas()),
        Bytes.word(transaction.baseGas()),
        Bytes.word(transaction.gasPrice()),
        transaction.gasToken().word(),
        transaction.refundReceiver().word(),
        Bytes.word(nonce));
  }

  /** The hashes of that domain and those fields. */
  public static SafeHash with(Bytes domainHash, Bytes messageHash) {
    return new SafeHash(domainHash, messageHash, Keccak256.hash(PREFIX, domainHash, messageHash));
  }
}
