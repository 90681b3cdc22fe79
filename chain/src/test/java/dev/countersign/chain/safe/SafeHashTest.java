package dev.countersign.chain.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SafeHashTest {
  private static JsonNode example(String name) throws IOException {
    return Json.parse(Files.readString(Path.of("..", "examples", name + ".json")), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bybit-2025-02-21", "bybit-2025-02-21-as-shown", "radiant-2024-10-16"})
  void computesThePublishedHashes(String name) throws IOException {
    SafePayload payload = SafeReader.read(example(name));
    SafeHash hash = hash(payload, Objects.requireNonNull(payload.version()));
    assertThat(hash.safeTxHash()).isEqualTo(payload.claims().safeTxHash());
    assertThat(hash.messageHash()).isEqualTo(payload.claims().messageHash());
    if (payload.claims().domainHash() != null) {
      assertThat(hash.domainHash()).isEqualTo(payload.claims().domainHash());
    }
  }

  @Test
  void hashesDifferentlyFromVersion130On() throws IOException {
    SafePayload payload = SafeReader.read(example("bybit-2025-02-21"));
    assertThat(hash(payload, new SafeVersion(1, 3, 0)).safeTxHash().toHex())
        .isEqualTo("0x00816067f634281378513f1457cf38371f6085a15e35cbca0062011abb05e18e");
  }

  @Test
  void recoversBybitsThreeOwners() throws IOException {
    SafePayload payload = SafeReader.read(example("bybit-2025-02-21"));
    Bytes hash = hash(payload, new SafeVersion(1, 1, 1)).safeTxHash();
    assertThat(payload.confirmations())
        .extracting(c -> SafeSigner.of(c, hash).orElseThrow().address())
        .containsExactlyElementsOf(payload.claims().signers());
  }

  @Test
  void recoversNoneOfTheOwnersForWhatTheyWereShown() throws IOException {
    SafePayload payload = SafeReader.read(example("bybit-2025-02-21-as-shown"));
    Bytes hash = hash(payload, new SafeVersion(1, 1, 1)).safeTxHash();
    assertThat(payload.confirmations())
        .extracting(c -> SafeSigner.of(c, hash).map(SafeSigner::address).orElse(Address.ZERO))
        .doesNotContainAnyElementsOf(payload.claims().signers());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 66, 129})
  void refusesSignaturesThatAreCut(int bytes) {
    Bytes cut = Bytes.fromHex("0x" + "11".repeat(bytes));
    assertThatThrownBy(() -> SafeSignatures.split(cut))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("65");
  }

  @Test
  void refusesAContractSignatureThatPointsOutside() {
    String pointing = "0x" + "00".repeat(12) + "11".repeat(20) + "ff".repeat(32) + "00";
    assertThatThrownBy(() -> SafeSignatures.split(Bytes.fromHex(pointing)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("points outside");
  }

  @Test
  void splitsAContractSignatureFromWhatItCarries() {
    String owner = "00".repeat(12) + "11".repeat(20);
    String packed = "0x" + owner + word(65) + "00" + word(3) + "aabbcc";
    List<Confirmation> split = SafeSignatures.split(Bytes.fromHex(packed));
    assertThat(split).hasSize(1);
    assertThat(split.get(0).dynamic()).isEqualTo(Bytes.fromHex("0xaabbcc"));
  }

  private static String word(int number) {
    return String.format("%064x", number);
  }

  private static SafeHash hash(SafePayload payload, SafeVersion version) {
    return SafeHash.of(
        version, payload.chainId(), Objects.requireNonNull(payload.safe()), payload.transaction());
  }
}
