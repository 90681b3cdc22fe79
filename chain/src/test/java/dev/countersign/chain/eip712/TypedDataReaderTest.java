package dev.countersign.chain.eip712;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class TypedDataReaderTest {
  static List<TypedDataVectors> vectors() {
    return TypedDataVectors.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void hashesAsWalletsDo(TypedDataVectors vector) {
    TypedDataPayload read = TypedDataReader.read(vector.typedData());
    assertThat(read.encodedType()).isEqualTo(vector.vector().get("encodedType").asString());
    assertThat(read.domainHash()).isEqualTo(vector.bytes("domainHash"));
    assertThat(read.messageHash()).isEqualTo(vector.bytes("messageHash"));
    assertThat(read.digest()).isEqualTo(vector.bytes("digest"));
  }

  /** The values that EIP-712 itself prints. */
  @Test
  void readsTheMailOfTheEip() {
    TypedDataPayload read = read("Mail of the EIP");
    assertThat(read.encodedType())
        .isEqualTo("Mail(Person from,Person to,string contents)Person(string name,address wallet)");
    assertThat(read.digest())
        .isEqualTo(
            Bytes.fromHex("0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2"));
    assertThat(read.primaryType()).isEqualTo("Mail");
    assertThat(read.chainId()).isEqualTo(1);
    assertThat(read.domainName()).isEqualTo("Ether Mail");
    assertThat(read.verifyingContract())
        .isEqualTo(Address.of("0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"));
    assertThat(read.message())
        .containsExactly(
            entry(
                "from",
                Map.of(
                    "name",
                    "Cow",
                    "wallet",
                    Address.of("0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"))),
            entry(
                "to",
                Map.of(
                    "name",
                    "Bob",
                    "wallet",
                    Address.of("0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"))),
            entry("contents", "Hello, Bob!"));
  }

  @Test
  void readsValuesOfEveryKindInTheOrderOfTheType() {
    Map<String, Object> message = read("nested arrays").message();
    assertThat(message.keySet())
        .containsExactly(
            "leaves", "numbers", "words", "blobs", "low", "lowest", "selectors", "flags");
    assertThat(message.get("low")).isEqualTo(BigInteger.valueOf(-32_768));
    assertThat(message.get("lowest")).isEqualTo(BigInteger.ONE.shiftLeft(255).negate());
    assertThat(message.get("selectors")).isEqualTo(List.of(Bytes.fromHex("0xa9059cbb")));
    assertThat(message.get("flags")).isEqualTo(List.of(true, false));
    assertThat(message.get("numbers"))
        .isEqualTo(
            List.of(
                List.of(BigInteger.ONE, BigInteger.TWO, BigInteger.valueOf(3)),
                List.of(),
                List.of(BigInteger.valueOf(255))));
  }

  @Test
  void readsATransactionOfASafe() {
    TypedDataPayload read = read("SafeTx");
    assertThat(read.primaryType()).isEqualTo("SafeTx");
    assertThat(read.domainName()).isNull();
    assertThat(read.message().get("operation")).isEqualTo(BigInteger.ONE);
    assertThat(read.message().get("data")).isEqualTo(Bytes.fromHex("0xa9059cbb"));
  }

  @Test
  void takesNumbersInEveryFormThatWalletsRead() {
    ObjectNode data = TypedDataVectors.named("Permit").typedData();
    Bytes digest = TypedDataReader.read(data).digest();
    ObjectNode message = (ObjectNode) data.get("message");
    message.put("deadline", "1999999999");
    message.put("nonce", "0x0");
    message.put("value", "0x" + "ff".repeat(32));
    ((ObjectNode) data.get("domain")).put("chainId", "0x1");
    assertThat(TypedDataReader.read(data).digest()).isEqualTo(digest);
  }

  @Test
  void bindsTheDigestToTheDomain() {
    ObjectNode data = TypedDataVectors.named("Permit").typedData();
    Bytes digest = TypedDataReader.read(data).digest();
    ((ObjectNode) data.get("domain")).put("chainId", 2);
    assertThat(TypedDataReader.read(data).digest()).isNotEqualTo(digest);
  }

  private static TypedDataPayload read(String vector) {
    return TypedDataReader.read(TypedDataVectors.named(vector).typedData());
  }
}
