package dev.countersign.chain.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AbiParametersTest {
  private static final Address DESTINATION =
      Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  private static final AbiParameters TRANSFER = AbiParameters.parse("address,uint256");

  /** The Solidity specification's example of {@code f(uint256,uint32[],bytes10,bytes)}. */
  @Test
  void readsAndWritesTheExampleOfTheSpecification() {
    AbiParameters types = AbiParameters.parse("uint256,uint32[],bytes10,bytes");
    Bytes encoded =
        words(
            number(0x123),
            number(0x80),
            "31323334353637383930" + "00".repeat(22),
            number(0xe0),
            number(2),
            number(0x456),
            number(0x789),
            number(13),
            "48656c6c6f2c20776f726c6421" + "00".repeat(19));
    AbiValues values = types.decode(encoded, "The example");
    assertThat(values.uint(0)).isEqualTo(0x123);
    assertThat(values.list(1))
        .containsExactly(BigInteger.valueOf(0x456), BigInteger.valueOf(0x789));
    assertThat(values.bytes(2)).isEqualTo(Bytes.fromHex("31323334353637383930"));
    assertThat(values.bytes(3)).isEqualTo(Bytes.fromHex("48656c6c6f2c20776f726c6421"));
    assertThat(values.trailingBytes()).isZero();
    assertThat(types.encode(values.uint(0), values.list(1), values.bytes(2), values.bytes(3)))
        .isEqualTo(encoded);
  }

  /** The specification's example of {@code g(uint256[][],string[])}. */
  @Test
  void readsNestedArraysOfTheSpecification() {
    AbiParameters types = AbiParameters.parse("uint256[][],string[]");
    Bytes encoded =
        words(
            number(0x40),
            number(0x140),
            number(2),
            number(0x40),
            number(0xa0),
            number(2),
            number(1),
            number(2),
            number(1),
            number(3),
            number(3),
            number(0x60),
            number(0xa0),
            number(0xe0),
            number(3),
            text("6f6e65"),
            number(3),
            text("74776f"),
            number(5),
            text("7468726565"));
    AbiValues values = types.decode(encoded, "The example");
    assertThat(values.list(0))
        .containsExactly(List.of(BigInteger.ONE, BigInteger.TWO), List.of(BigInteger.valueOf(3)));
    assertThat(values.list(1)).containsExactly("one", "two", "three");
    assertThat(types.encode(values.list(0), values.list(1))).isEqualTo(encoded);
  }

  @Test
  void readsTuplesStaticAndDynamic() {
    AbiParameters types =
        AbiParameters.parse("(address,uint256),(address,bytes)[],(int8,bool)[2],int256");
    Bytes encoded =
        types.encode(
            List.of(DESTINATION, 7),
            List.of(
                List.of(DESTINATION, Bytes.fromHex("0x01")), List.of(Address.ZERO, Bytes.EMPTY)),
            List.of(List.of(-128, true), List.of(127, false)),
            -1);
    AbiValues values = types.decode(encoded, "The call");
    assertThat(values.size()).isEqualTo(4);
    assertThat(values.tuple(0).address(0)).isEqualTo(DESTINATION);
    assertThat(values.tuple(0).uint(1)).isEqualTo(7);
    AbiValues first = (AbiValues) values.list(1).getFirst();
    assertThat(first.bytes(1)).isEqualTo(Bytes.fromHex("0x01"));
    AbiValues pair = (AbiValues) values.list(2).getFirst();
    assertThat(pair.uint(0)).isEqualTo(-128);
    assertThat(pair.bool(1)).isTrue();
    assertThat(values.uint(3)).isEqualTo(-1);
    assertThat(types.encode(values.all().toArray())).isEqualTo(encoded);
  }

  @Test
  void readsNoArguments() {
    AbiParameters none = AbiParameters.parse("");
    assertThat(none.decode(Bytes.EMPTY, "The call").size()).isZero();
    assertThat(none.decode(Bytes.fromHex("0x01"), "The call").trailingBytes()).isEqualTo(1);
    assertThat(none.encode()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void tellsTheBytesAfterTheEnd() {
    Bytes encoded = TRANSFER.encode(DESTINATION, 1).concat(Bytes.fromHex("0xdeadbeef"));
    assertThat(TRANSFER.decode(encoded, "The call").trailingBytes()).isEqualTo(4);
    AbiParameters dynamic = AbiParameters.parse("bytes");
    Bytes tail = dynamic.encode(Bytes.fromHex("0x0102")).concat(Bytes.of(new byte[32]));
    assertThat(dynamic.decode(tail, "The call").trailingBytes()).isEqualTo(32);
  }

  @Test
  void refusesDirtyHighBytes() {
    refused("address", words("00".repeat(11) + "01" + "22".repeat(20)), "an address", "byte 11");
    refused("uint8", words(number(256)), "does not fit its 8 bits");
    refused("uint248", words("01" + "00".repeat(31)), "high bytes of the word must be zero");
    refused("int8", words(number(128)), "must be the sign");
    refused("int8", words("00" + "ff".repeat(31)), "must be the sign");
    refused("bool", words(number(2)), "a truth value is 2; expected 0 or 1");
    refused("bool", words("01" + "00".repeat(31)), "a truth value");
    refused("bytes4", words("a9059cbb01" + "00".repeat(27)), "the padding of fixed bytes");
  }

  @Test
  void refusesDirtyPaddingOfBytesAndText() {
    refused("bytes", words(number(0x20), number(1), "0101" + "00".repeat(30)), "padding", "65");
    refused("string", words(number(0x20), number(1), "4101" + "00".repeat(30)), "padding");
    refused("string", words(number(0x20), number(1), text("ff")), "not UTF-8");
    refused("bytes", words(number(0x20), number(1)).concat(Bytes.fromHex("0x01")), "padding");
  }

  @Test
  void refusesOffsetsThatOverlapOrPointBackOrLeaveAGap() {
    String body = number(0) + number(0) + number(0);
    refused("bytes,bytes", words(number(0x40), number(0x40), body), "overlap", "expected 96");
    refused("bytes", words(number(0), body), "points back", "expected 32");
    refused("bytes", words(number(0x40), body), "leaves a gap", "expected 32");
    refused("bytes", words(number(0x21), body), "leaves a gap");
    refused("bytes,bytes", words(number(0x60), number(0x40), body), "leaves a gap");
  }

  @Test
  void refusesOffsetsOutsideTheInput() {
    refused("bytes", words(number(0x2000), number(0)), "points outside the 64 bytes");
    refused("bytes", words("ff".repeat(32), number(0)), "points outside");
    refused("bytes", words("00".repeat(28) + "80000020", number(0)), "points outside");
    refused("bytes", words("01" + "00".repeat(30) + "20", number(0)), "points outside");
    refused("bytes", words(number(0x20)), "the input ends after 32 bytes", "needs 64");
  }

  @Test
  void refusesGiantLengthsWithoutAllocating() {
    for (String giant : new String[] {"00".repeat(28) + "7fffffff", "ff".repeat(32), number(33)}) {
      refused("bytes", words(number(0x20), giant, number(0)), "claims more bytes than the 32");
      refused("uint256[]", words(number(0x20), giant, number(0)), "claims more elements");
      refused("bytes[]", words(number(0x20), giant, number(0)), "claims more elements");
      refused("uint8[1024][]", words(number(0x20), giant, number(0)), "claims more elements");
    }
    refused("(uint256[1024])[1024]", words(number(0)), "needs 33554432");
  }

  @Test
  void refusesEveryTruncation() {
    AbiParameters types = AbiParameters.parse("address,(uint8,string)[],bytes[2]");
    Bytes encoded =
        types.encode(
            DESTINATION,
            List.of(List.of(1, "one"), List.of(2, "two")),
            List.of(Bytes.fromHex("0x01"), Bytes.EMPTY));
    for (int length = 0; length < encoded.length(); length++) {
      Bytes cut = encoded.slice(0, length);
      assertThatThrownBy(() -> types.decode(cut, "The call")).isInstanceOf(UnreadableInput.class);
    }
  }

  /** What is accepted is exactly what the encoder writes, whatever single byte is changed. */
  @Test
  void acceptsOnlyTheEncodingThatTheEncoderWrites() {
    AbiParameters types = AbiParameters.parse("uint16,(bool,bytes)[],string,bytes3,int24");
    Bytes encoded =
        types.encode(
            5, List.of(List.of(true, Bytes.fromHex("0x0102"))), "é", Bytes.fromHex("0xabcdef"), -2);
    Random random = new Random(3);
    int accepted = 0;
    for (int at = 0; at < encoded.length(); at++) {
      byte[] changed = encoded.toArray();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      try {
        AbiValues values = types.decode(Bytes.of(changed), "The call");
        int end = changed.length - values.trailingBytes();
        assertThat(types.encode(values.all().toArray())).isEqualTo(Bytes.of(changed).slice(0, end));
        accepted++;
      } catch (UnreadableInput e) {
        assertThat(e.sentence()).startsWith("The call is not a strict ABI encoding at byte ");
      }
    }
    assertThat(accepted).isBetween(5, 20);
  }

  @Test
  void readsLongArrays() {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(BigInteger.valueOf(i));
    }
    AbiParameters types = AbiParameters.parse("uint256[]");
    assertThat(types.decode(types.encode(many), "The call").list(0)).isEqualTo(many);
  }

  @Test
  void refusesToEncodeWhatDoesNotFit() {
    assertThatIllegalArgumentException().isThrownBy(() -> TRANSFER.encode(DESTINATION));
    assertThatIllegalArgumentException().isThrownBy(() -> TRANSFER.encode(DESTINATION, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> TRANSFER.encode("0x", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> AbiParameters.parse("int8").encode(128));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AbiParameters.parse("bytes4").encode(Bytes.EMPTY));
  }

  private static void refused(String types, Bytes encoded, String... says) {
    assertThatThrownBy(() -> AbiParameters.parse(types).decode(encoded, "The calldata"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("The calldata is not a strict ABI encoding at byte ")
        .hasMessageContainingAll(says);
  }

  private static Bytes words(String... words) {
    return Bytes.fromHex(String.join("", words));
  }

  private static String number(int number) {
    return "%064x".formatted(number);
  }

  private static String text(String hex) {
    return hex + "0".repeat(64 - hex.length());
  }
}
