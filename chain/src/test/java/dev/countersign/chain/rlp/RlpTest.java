package dev.countersign.chain.rlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RlpTest {
  /** The examples of ethereum.org's page on RLP. */
  @Test
  void readsAndWritesThePublishedExamples() {
    same("83646f67", text("dog"));
    same("c88363617483646f67", RlpList.of(text("cat"), text("dog")));
    same("80", new RlpString(Bytes.EMPTY));
    same("c0", RlpList.EMPTY);
    same("00", new RlpString(Bytes.fromHex("00")));
    same("0f", RlpString.of(BigInteger.valueOf(15)));
    same("820400", RlpString.of(BigInteger.valueOf(1024)));
    same(
        "c7c0c1c0c3c0c1c0",
        RlpList.of(
            RlpList.EMPTY,
            RlpList.of(RlpList.EMPTY),
            RlpList.of(RlpList.EMPTY, RlpList.of(RlpList.EMPTY))));
    same(
        "b8384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164"
            + "697069736963696e6720656c6974",
        text("Lorem ipsum dolor sit amet, consectetur adipisicing elit"));
  }

  @Test
  void changesFormAtTheBoundaries() {
    for (int length : new int[] {1, 55, 56, 255, 256, 65_535, 65_536}) {
      RlpString string = new RlpString(Bytes.fromHex("ab".repeat(length)));
      assertThat(Rlp.decode(Rlp.encode(string), "It")).isEqualTo(string);
      RlpList list = RlpList.of(string, string);
      assertThat(Rlp.decode(Rlp.encode(list), "It")).isEqualTo(list);
    }
    assertThat(Rlp.encode(new RlpString(Bytes.fromHex("ab".repeat(256)))).toHex())
        .startsWith("0xb90100ab");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0x|expected",
        "0x8100|below 0x80",
        "0x817f|below 0x80",
        "0xb800|zero byte",
        "0xb801ab|short",
        "0xb837|short",
        "0xb90038|zero byte",
        "0xf800|zero byte",
        "0xf801c0|short",
        "0x83646f|claims more",
        "0xc883636174|claims more",
        "0xc283636174|claims more",
        "0xbfffffffffffffffff|claims more",
        "0xbf8000000000000000|claims more",
        "0xfbffffffff|claims more",
        "0xfb7fffffff|claims more",
        "0xb9ff|within a length",
        "0xc1b8|within a length",
        "0x8080|1 bytes follow",
        "0xc0c0|follow",
      })
  void refusesWhatIsNotCanonical(String hex, String says) {
    assertThatThrownBy(() -> Rlp.decode(Bytes.fromHex(hex), "The input"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("The input is not canonical RLP at byte ")
        .hasMessageContaining(says);
  }

  @Test
  void boundsDepthAndItems() {
    RlpItem nested = RlpList.EMPTY;
    for (int i = 1; i < 8; i++) {
      nested = RlpList.of(nested);
    }
    Bytes deepest = Rlp.encode(nested);
    assertThat(Rlp.decode(deepest, "It")).isEqualTo(nested);
    refused(Rlp.encode(RlpList.of(nested)), "more than 8 lists");
    byte[] deep = new byte[100_000];
    for (int i = 0; i + 4 < deep.length; i += 4) {
      int rest = deep.length - i - 4;
      deep[i] = (byte) 0xfa;
      deep[i + 1] = (byte) (rest >>> 16);
      deep[i + 2] = (byte) (rest >>> 8);
      deep[i + 3] = (byte) rest;
    }
    refused(Bytes.of(deep), "more than 8 lists");
    byte[] wide = new byte[1_000_004];
    Arrays.fill(wide, (byte) 0xc0);
    wide[0] = (byte) 0xfa;
    wide[1] = 0x0f;
    wide[2] = 0x42;
    wide[3] = 0x40;
    refused(Bytes.of(wide), "more than 100000 items");
  }

  @Test
  void readsFieldsByName() {
    RlpFields fields =
        new RlpFields(
            RlpList.of(RlpString.of(BigInteger.TEN), RlpString.of(Address.ZERO), text("")),
            "The list");
    assertThat(fields.uint("nonce", 64)).isEqualTo(10);
    assertThat(fields.address("account")).isEqualTo(Address.ZERO);
    assertThat(fields.addressOrNull("destination")).isNull();
    fields.end();
    assertThatThrownBy(() -> fields.bytes("data"))
        .hasMessage("The list has only 3 items; the data is missing");
  }

  @Test
  void saysWhichFieldIsWrong() {
    wrong(RlpList.of(RlpList.EMPTY), f -> f.bytes("data"), "data of the list is a list");
    wrong(RlpList.of(bytes("0001")), f -> f.uint("nonce", 64), "nonce", "a zero byte");
    wrong(RlpList.of(bytes("0100")), f -> f.uint("nonce", 8), "nonce", "at most 8 bits");
    wrong(RlpList.of(bytes("00".repeat(19))), f -> f.address("to"), "has 19 bytes");
    wrong(RlpList.of(bytes("")), f -> f.address("to"), "is empty");
    wrong(RlpList.of(bytes("")), f -> f.lists("access list"), "access list is bytes");
    wrong(RlpList.of(RlpList.of(bytes("01"))), f -> f.strings("keys", 32), "1 bytes; expected 32");
    wrong(RlpList.of(bytes("01")), RlpFields::end, "has 1 items; expected 0");
    assertThatThrownBy(() -> new RlpFields(bytes("01"), "The list"))
        .hasMessage("The list is bytes where a list was expected");
  }

  @Test
  void writesNoNegativeNumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> RlpString.of(BigInteger.ONE.negate()));
  }

  private static void wrong(RlpList list, Consumer<RlpFields> read, String... says) {
    assertThatThrownBy(() -> read.accept(new RlpFields(list, "The list")))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContainingAll(says);
  }

  private static void refused(Bytes input, String says) {
    assertThatThrownBy(() -> Rlp.decode(input, "The input"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(says);
  }

  private static void same(String hex, RlpItem item) {
    assertThat(Rlp.decode(Bytes.fromHex(hex), "It")).isEqualTo(item);
    assertThat(Rlp.encode(item)).isEqualTo(Bytes.fromHex(hex));
  }

  private static RlpString text(String text) {
    return new RlpString(Bytes.of(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static RlpString bytes(String hex) {
    return new RlpString(Bytes.fromHex(hex));
  }
}
