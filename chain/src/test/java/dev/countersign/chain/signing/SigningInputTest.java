package dev.countersign.chain.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.eip712.TypedDataReader;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeReader;
import dev.countersign.chain.safe.SafeTypedData;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Hashed, each is what its own format says that a key signs. */
class SigningInputTest {
  @Test
  void holdsASafeTransactionBeforeItsHash() throws IOException {
    SafePayload payload = bybit();
    SafeHash hash =
        SafeHash.of(
            Objects.requireNonNull(payload.version()),
            payload.chainId(),
            Objects.requireNonNull(payload.safe()),
            payload.transaction());
    SigningInput input = SigningInput.of(hash);
    assertThat(input.digest()).isEqualTo(payload.claims().safeTxHash());
    assertThat(input.preimage().length()).isEqualTo(66);
    assertThat(input.kind()).isEqualTo(SigningInput.Kind.SAFE_TRANSACTION);
    assertThat(input).hasToString("Safe transaction " + hash.safeTxHash());
  }

  @Test
  void holdsTypedDataBeforeItsHash() throws IOException {
    SafePayload payload = bybit();
    TypedDataPayload typed =
        TypedDataReader.read(
            SafeTypedData.json(
                SafeVersion.parse("1.4.1"),
                1L,
                Address.of("0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4"),
                payload.transaction()));
    assertThat(SigningInput.of(typed).digest()).isEqualTo(typed.digest());
  }

  @Test
  void holdsAMessageBehindItsPrefix() {
    MessagePayload message =
        MessageReader.read(Bytes.of("hello".getBytes(StandardCharsets.US_ASCII)), null, null);
    SigningInput input = SigningInput.of(message);
    assertThat(input.digest()).isEqualTo(message.digest());
    assertThat(input.preimage())
        .isEqualTo(
            Bytes.of("\u0019Ethereum Signed Message:\n5hello".getBytes(StandardCharsets.US_ASCII)));
  }

  private static SafePayload bybit() throws IOException {
    return SafeReader.read(
        Json.parse(
            Files.readString(Path.of("..", "examples", "bybit-2025-02-21.json")), "The example"));
  }
}
