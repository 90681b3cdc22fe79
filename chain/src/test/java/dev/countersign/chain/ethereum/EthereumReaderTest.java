package dev.countersign.chain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.payload.EthereumPayload.Authorization;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EthereumReaderTest {
  private static final Address USDC = Address.of("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");

  static List<TransactionVectors> vectors() {
    return TransactionVectors.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsUnsignedBytes(TransactionVectors vector) {
    EthereumPayload read = EthereumReader.fromRlp(vector.bytes("unsigned"));
    assertThat(read.signed()).isFalse();
    assertThat(read.from()).isNull();
    assertThat(read.signingHash()).isEqualTo(vector.bytes("signingHash"));
    sameAsObject(read, vector);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsSignedBytesAndRecoversTheSender(TransactionVectors vector) {
    EthereumPayload read = EthereumReader.fromRlp(vector.bytes("signed"));
    assertThat(read.signed()).isTrue();
    assertThat(read.from()).isEqualTo(Address.of(vector.text("from")));
    assertThat(read.signingHash()).isEqualTo(vector.bytes("signingHash"));
    sameAsObject(read, vector);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsTheSameFromAnObjectAsFromBytes(TransactionVectors vector) {
    EthereumPayload asked = EthereumReader.fromJson(vector.object("object"));
    EthereumPayload bytes = EthereumReader.fromRlp(vector.bytes("unsigned"));
    if (asked.chainId() == null) {
      // An object without a chain is sent to whatever chain the node is on.
      assertThat(asked.signingHash()).isNull();
    } else {
      assertThat(asked).isEqualTo(bytes);
    }
    assertThat(EthereumReader.fromJson(vector.object("signedObject")))
        .isEqualTo(EthereumReader.fromRlp(vector.bytes("signed")));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void recognisesEveryVectorAndItsTruncation(TransactionVectors vector) {
    for (String field : List.of("unsigned", "signed")) {
      Bytes raw = vector.bytes(field);
      assertThat(EthereumReader.looksLikeRlp(raw)).isTrue();
      boolean cutIsKnown = raw.at(0) < 0x80 && raw.at(1) >= 0xf8;
      assertThat(EthereumReader.looksLikeRlp(raw.slice(0, raw.length() - 1))).isEqualTo(cutIsKnown);
    }
  }

  @Test
  void recognisesNeitherCalldataNorDigestsNorText() {
    for (String other :
        new String[] {
          "0x",
          "0x02",
          "0xc1",
          "0xa9059cbb" + "00".repeat(64),
          "0x6a761202" + "00".repeat(320),
          "0xdf" + "ab".repeat(31),
          "0x01de" + "ab".repeat(30),
          "0xf8" + "ab".repeat(31),
          "0x02f8" + "ab".repeat(30),
          "0x70736274ff",
          "0xff" + "ff".repeat(40),
        }) {
      assertThat(EthereumReader.looksLikeRlp(Bytes.fromHex(other))).as(other).isFalse();
    }
  }

  /** The example of EIP-155. */
  @Test
  void readsTheExampleOfEip155() {
    EthereumPayload unsigned =
        EthereumReader.fromRlp(
            Bytes.fromHex(
                "0xec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400"
                    + "0080018080"));
    assertThat(unsigned.signingHash())
        .isEqualTo(
            Bytes.fromHex("0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53"));
    EthereumPayload signed =
        EthereumReader.fromRlp(
            Bytes.fromHex(
                "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764"
                    + "00008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
                    + "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"));
    assertThat(signed.from()).isEqualTo(Address.of("0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F"));
    assertThat(signed.chainId()).isEqualTo(1);
    assertThat(signed.nonce()).isEqualTo(9);
    assertThat(signed.value()).isEqualTo(BigInteger.TEN.pow(18));
    assertThat(signed.maxFeePerGas()).isEqualTo(20_000_000_000L);
    assertThat(signed.gasLimit()).isEqualTo(21_000);
    assertThat(signed.signingHash()).isEqualTo(unsigned.signingHash());
  }

  @Test
  void readsAuthorisationsAsWhatTheyAre() {
    EthereumPayload read =
        EthereumReader.fromRlp(TransactionVectors.named("set code").bytes("unsigned"));
    Address authority = Address.of("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    assertThat(read.authorizations())
        .containsExactly(
            new Authorization(BigInteger.ONE, USDC, BigInteger.valueOf(3), authority),
            new Authorization(BigInteger.ZERO, Address.ZERO, BigInteger.ZERO, authority));
  }

  @Test
  void readsATransactionThatIsBoundToNoChain() {
    EthereumPayload read =
        EthereumReader.fromRlp(TransactionVectors.named("legacy without chain").bytes("signed"));
    assertThat(read.chainId()).isNull();
    assertThat(read.to()).isEqualTo(USDC);
  }

  /** Some libraries write v, r and s of zero for an unsigned transaction. */
  @Test
  void readsAnUnsignedTransactionThatDoesNotSayItsChain() {
    EthereumPayload read =
        EthereumReader.fromRlp(
            Bytes.fromHex(
                "0xec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400"
                    + "0080808080"));
    assertThat(read.signed()).isFalse();
    assertThat(read.chainId()).isNull();
    assertThat(read.signingHash()).isNull();
  }

  private static void sameAsObject(EthereumPayload read, TransactionVectors vector) {
    var object = vector.vector().get("object");
    assertThat(read.type()).isEqualTo(Integer.decode(object.get("type").asString()));
    assertThat(read.data()).isEqualTo(Bytes.fromHex(object.get("input").asString()));
    assertThat(read.value()).isEqualTo(number(object.get("value").asString()));
    assertThat(read.nonce()).isEqualTo(number(object.get("nonce").asString()));
    assertThat(read.gasLimit()).isEqualTo(number(object.get("gas").asString()));
    String fee = read.type() < 2 ? "gasPrice" : "maxFeePerGas";
    assertThat(read.maxFeePerGas()).isEqualTo(number(object.get(fee).asString()));
    if (object.get("to").isNull()) {
      assertThat(read.to()).isNull();
    } else {
      assertThat(read.to()).isEqualTo(Address.of(object.get("to").asString()));
    }
  }

  private static BigInteger number(String hex) {
    return new BigInteger(hex.substring(2), 16);
  }
}
