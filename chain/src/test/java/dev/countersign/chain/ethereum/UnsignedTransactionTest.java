package dev.countersign.chain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class UnsignedTransactionTest {
  /** The published key with which the vectors were signed. */
  private static final PrivateKey KEY =
      PrivateKey.of(
          Bytes.fromHex("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")
              .toArray());

  private static final BigInteger GAS = BigInteger.valueOf(21_000);

  static List<TransactionVectors> vectors() {
    return TransactionVectors.all().stream()
        .filter(v -> !v.name().equals("blob") && !v.name().equals("legacy without chain"))
        .toList();
  }

  /**
   * The nonces of RFC 6979 are the same everywhere, so the bytes are those of the other library.
   */
  @ParameterizedTest
  @MethodSource("vectors")
  void signsToTheSameBytesAsAnotherLibrary(TransactionVectors vector) {
    UnsignedTransaction transaction = UnsignedTransaction.fromJson(vector.object("object"));
    assertThat(transaction.preimage()).isEqualTo(vector.bytes("unsigned"));
    assertThat(transaction.signingHash()).isEqualTo(vector.bytes("signingHash"));
    SigningInput input = SigningInput.of(transaction);
    assertThat(input.digest()).isEqualTo(vector.bytes("signingHash"));
    SignedTransaction signed = transaction.signed(KEY.address(), KEY.sign(input.digest()));
    assertThat(signed.raw()).isEqualTo(vector.bytes("signed"));
    assertThat(signed.hash()).isEqualTo(vector.bytes("hash"));
    assertThat(EthereumReader.fromRlp(signed.raw()).from()).isEqualTo(KEY.address());
  }

  @ParameterizedTest
  @CsvSource({
    "legacy, chainId, chainId",
    "legacy, nonce, nonce",
    "legacy, gas, gas",
    "legacy, gasPrice, maxFeePerGas",
    "access list, gasPrice, gasPrice",
    "dynamic fee, maxFeePerGas, maxFeePerGas",
    "dynamic fee, maxPriorityFeePerGas, maxPriorityFeePerGas",
  })
  void namesWhatIsMissing(String vector, String removed, String named) {
    ObjectNode object = TransactionVectors.named(vector).object("object");
    object.remove(removed);
    if (vector.equals("legacy") && removed.equals("gasPrice")) {
      object.remove("type");
    }
    assertThatThrownBy(() -> UnsignedTransaction.fromJson(object))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("lacks what its signature covers")
        .hasMessageContaining(named);
  }

  @Test
  void namesAllThatIsMissingAtOnce() {
    ObjectNode object = TransactionVectors.named("dynamic fee").object("object");
    object.remove(List.of("nonce", "gas", "chainId", "maxFeePerGas"));
    assertThatThrownBy(() -> UnsignedTransaction.fromJson(object))
        .hasMessageContaining("chainId, nonce, gas, maxFeePerGas");
  }

  @Test
  void refusesWhatIsSignedOrCarriesBlobsOrPaysMoreTipThanFee() {
    refused(TransactionVectors.named("legacy").object("signedObject"), "signed already");
    refused(TransactionVectors.named("blob").object("object"), "blobs");
    ObjectNode tip = TransactionVectors.named("dynamic fee").object("object");
    tip.put("maxPriorityFeePerGas", "0xffffffffffffff");
    refused(tip, "EIP-1559");
    ObjectNode set = TransactionVectors.named("set code").object("object");
    ObjectNode entry = (ObjectNode) set.get("authorizationList").get(0);
    entry.remove(List.of("r", "s", "yParity", "v"));
    refused(set, "the signatures of authorizationList");
  }

  @Test
  void isNoTransactionOnEveryChain() {
    refused(TransactionVectors.named("legacy without chain").object("object"), "chainId");
  }

  @Test
  void takesNobodyElsesSignature() {
    UnsignedTransaction transaction = made(GAS, BigInteger.ONE);
    UnsignedTransaction other = made(GAS.add(BigInteger.ONE), BigInteger.ONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transaction.signed(KEY.address(), KEY.sign(other.signingHash())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transaction.signed(Address.ZERO, KEY.sign(transaction.signingHash())));
  }

  @Test
  void isReadBackAsItWasMade() {
    UnsignedTransaction made = made(GAS, BigInteger.ONE);
    EthereumPayload read = EthereumReader.fromRlp(made.preimage());
    assertThat(read).isEqualTo(made.payload(null));
    assertThat(read.chainId()).isEqualTo(31_337L);
    assertThat(made.chainId()).isEqualTo(31_337L);
    assertThat(made.nonce()).isEqualTo(7);
    assertThat(made.toString()).contains("type 2", "chain 31337", "nonce 7");
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThat(made(GAS, BigInteger.TWO).type()).isEqualTo(2);
    for (Runnable bad :
        List.<Runnable>of(
            () -> made(GAS.subtract(BigInteger.ONE), BigInteger.ONE),
            () -> made(BigInteger.ONE.shiftLeft(64), BigInteger.ONE),
            () -> made(GAS, BigInteger.valueOf(3)),
            () -> made(GAS, BigInteger.ONE.negate()))) {
      assertThatIllegalArgumentException().isThrownBy(bad::run);
    }
  }

  private static void refused(ObjectNode object, String because) {
    Consumer<ObjectNode> read = UnsignedTransaction::fromJson;
    assertThatThrownBy(() -> read.accept(object))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(because);
  }

  /** With a fee of 2. */
  private static UnsignedTransaction made(BigInteger gas, BigInteger tip) {
    return UnsignedTransaction.dynamicFee(
        31_337,
        BigInteger.valueOf(7),
        tip,
        BigInteger.TWO,
        gas,
        Address.ZERO,
        BigInteger.TEN,
        Bytes.EMPTY);
  }
}
