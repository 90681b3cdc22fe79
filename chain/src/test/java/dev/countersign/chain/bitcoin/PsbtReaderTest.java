package dev.countersign.chain.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.chain.payload.BitcoinPayload.Form;
import dev.countersign.chain.payload.BitcoinPayload.SpendingRule;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PsbtReaderTest {
  static List<PsbtVectors> valid() {
    return PsbtVectors.valid();
  }

  static List<PsbtVectors> invalid() {
    return PsbtVectors.invalid();
  }

  private static BitcoinPayload read(String name) {
    return PsbtReader.read(PsbtVectors.named(name).psbt());
  }

  private static SpendingRule rule(BitcoinPayload.Input input) {
    return Objects.requireNonNull(input.rule());
  }

  @ParameterizedTest
  @MethodSource("valid")
  void readsWhatTheBipsCallValid(PsbtVectors vector) {
    BitcoinPayload payload = PsbtReader.read(vector.psbt());
    assertThat(payload.version()).isEqualTo(vector.version());
    assertThat(payload.txid()).isEqualTo(vector.txid());
    assertThat(payload.modifiable()).isEqualTo(vector.modifiable());
    assertThat(payload.inputs())
        .extracting(BitcoinPayload.Input::amount)
        .isEqualTo(vector.amounts("inputs"));
    assertThat(payload.outputs())
        .extracting(BitcoinPayload.Output::amount)
        .isEqualTo(vector.amounts("outputs"));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesWhatTheBipsCallInvalid(PsbtVectors vector) {
    assertThatExceptionOfType(UnreadableInput.class)
        .isThrownBy(() -> PsbtReader.read(vector.psbt()))
        .satisfies(e -> assertThat(e.sentence()).startsWith("The ").hasSizeGreaterThan(30));
  }

  @Test
  void readsTheSameFromBytesBase64AndHexadecimal() {
    byte[] raw = PsbtVectors.named("BIP-370: updated").psbt();
    BitcoinPayload payload = PsbtReader.read(raw);
    String base64 = Base64.getEncoder().encodeToString(raw);
    String hex = HexFormat.of().formatHex(raw);
    String lines = Base64.getMimeEncoder().encodeToString(raw);
    for (String text :
        List.of(
            base64,
            "\n " + base64 + "\n",
            lines,
            hex,
            "0x" + hex,
            hex.toUpperCase(Locale.ROOT) + "\n")) {
      assertThat(PsbtReader.looksLikePsbt(text.getBytes(StandardCharsets.UTF_8))).isTrue();
      assertThat(PsbtReader.read(text)).isEqualTo(payload);
    }
    assertThat(PsbtReader.looksLikePsbt(raw)).isTrue();
  }

  @Test
  void takesNothingElseForAPsbt() {
    for (String text :
        List.of("", "cHNi", "{\"psbt\": \"cHNidP8B\"}", "0xf86c", "psbt", "70736274")) {
      byte[] input = text.getBytes(StandardCharsets.UTF_8);
      assertThat(PsbtReader.looksLikePsbt(input)).as(text).isFalse();
      assertThatExceptionOfType(UnreadableInput.class).isThrownBy(() -> PsbtReader.read(input));
    }
  }

  @Test
  void refusesEveryTruncation() {
    byte[] raw = PsbtVectors.named("BIP-370: all fields").psbt();
    for (int length = 0; length < raw.length; length++) {
      byte[] cut = Arrays.copyOf(raw, length);
      assertThatExceptionOfType(UnreadableInput.class)
          .as("%d bytes", length)
          .isThrownBy(() -> PsbtReader.read(cut));
    }
  }

  @Test
  void refusesBytesBehindTheEnd() {
    byte[] raw = PsbtVectors.named("BIP-370: updated").psbt();
    assertThatExceptionOfType(UnreadableInput.class)
        .isThrownBy(() -> PsbtReader.read(Arrays.copyOf(raw, raw.length + 1)))
        .withMessageContaining("1 bytes follow the end");
  }

  @Test
  void refusesWhatIsLongerThanFourMebibytes() {
    byte[] raw = Arrays.copyOf(PsbtVectors.named("BIP-370: updated").psbt(), (4 << 20) + 1);
    for (byte[] input :
        List.of(
            raw,
            Base64.getEncoder().encode(raw),
            HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII),
            ("cHNidP8" + " ".repeat(20 << 20)).getBytes(StandardCharsets.US_ASCII))) {
      assertThatExceptionOfType(UnreadableInput.class)
          .isThrownBy(() -> PsbtReader.read(input))
          .withMessageContaining("4 MiB");
    }
  }

  @Test
  void readsTheParticularsOfAnInputAndItsOutputs() {
    BitcoinPayload payload = read("BIP-370: updated");
    assertThat(payload.network()).isEqualTo("testnet");
    BitcoinPayload.Input input = payload.inputs().getFirst();
    assertThat(input.previousTxid())
        .isEqualTo(
            Bytes.fromHex("c85f81844094f9f0eec1e41f8d63e0a99e9f73dc725d7319871c9c4121d90a0b"));
    assertThat(input.amountProven()).isTrue();
    assertThat(input.sighash()).isEqualTo(1);
    assertThat(input.rule()).isNull();
    assertThat(input.problems()).isEmpty();
    BitcoinPayload.Output first = payload.outputs().getFirst();
    assertThat(first.address()).isEqualTo("tb1qcsc0vnz82mdrzrdargy92uh09xvjvfevkxmwpr");
    assertThat(first.origins())
        .extracting(BitcoinPayload.KeyOrigin::path)
        .containsExactly("m/84'/1'/0'/0/42");
    assertThat(first.rule()).isNotNull();
    assertThat(first.scriptMatchesOrigins()).isTrue();
  }

  @Test
  void rebuildsMultisig() {
    BitcoinPayload nested = read("BIP-174: P2SH-P2WSH 2-of-2 with one signature");
    BitcoinPayload.Input input = nested.inputs().getFirst();
    assertThat(rule(input).form()).isEqualTo(Form.P2SH_P2WSH_MULTISIG);
    assertThat(rule(input).threshold()).isEqualTo(2);
    assertThat(rule(input).publicKeys()).hasSize(2);
    assertThat(input.signatureSighashes()).containsExactly(1);
    assertThat(input.amountProven()).isFalse();
    assertThat(rule(read("BIP-174: P2WSH 2-of-2 with global xpubs").inputs().getFirst()).form())
        .isEqualTo(Form.P2WSH_MULTISIG);
  }

  @Test
  void rebuildsTaproot() {
    BitcoinPayload unsigned = read("BIP-371: P2TR key path, unsigned");
    assertThat(rule(unsigned.inputs().getFirst()).form()).isEqualTo(Form.P2TR);
    assertThat(unsigned.inputs().getFirst().amountProven()).isTrue();
    assertThat(unsigned.inputs().getFirst().sighash()).isZero();
    assertThat(read("BIP-371: P2TR key path, signed").inputs().getFirst().signatureSighashes())
        .hasSize(1);
    assertThat(read("BIP-371: P2TR output with an internal key").outputs().getFirst().rule())
        .extracting(SpendingRule::form)
        .isEqualTo(Form.P2TR);
    BitcoinPayload scripts = read("BIP-371: P2TR script paths");
    assertThat(scripts.inputs().getFirst().rule()).isNull();
    assertThat(scripts.inputs().getFirst().problems()).isEmpty();
    assertThat(read("BIP-371: P2TR output with a tree").outputs().getFirst().rule()).isNull();
  }

  @Test
  void readsTheTypesOfFinalSignatures() {
    BitcoinPayload payload =
        read("BIP-174: one P2PKH and one P2SH-P2WPKH input, the first finalized");
    assertThat(payload.inputs().getFirst().signatureSighashes()).containsExactly(1);
  }

  /** Whoever chooses keys of one hash code would else make a table of them slow: for minutes. */
  @Test
  void readsManyKeysOfOneHashCode() {
    WireWriter psbt =
        new WireWriter()
            .bytes(Bytes.fromHex("70736274ff"))
            .bytes(Bytes.fromHex("010052"))
            .bytes(Bytes.fromHex("0200000001" + "11".repeat(32) + "0000000000ffffffff"))
            .bytes(Bytes.fromHex("01e803000000000000160014" + "00".repeat(20) + "00000000"))
            .bytes(Bytes.fromHex("00"));
    for (int i = 0; i < 50_000; i++) {
      StringBuilder key = new StringBuilder("0602");
      for (int bit = 0; bit < 16; bit++) {
        key.append(((i >> bit) & 1) == 0 ? "4161" : "4242");
      }
      psbt.compactSize(34).bytes(Bytes.fromHex(key.toString())).compactSize(4).uint32(1);
    }
    byte[] input = psbt.bytes(Bytes.fromHex("0000")).toBytes().toArray();
    assertThat(PsbtReader.read(input).inputs().getFirst().origins()).hasSize(50_000);
  }
}
