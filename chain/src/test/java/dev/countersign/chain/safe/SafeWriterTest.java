package dev.countersign.chain.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.chain.eip712.TypedDataReader;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeWriterTest {
  private static final Address SAFE = Address.of("0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4");

  @ParameterizedTest
  @ValueSource(strings = {"bybit-2025-02-21", "radiant-2024-10-16", "payment"})
  void writesWhatTheReaderReads(String name) throws IOException {
    SafePayload payload = example(name);
    SafePayload again = SafeReader.read(Json.parse(Json.pretty(SafeWriter.json(payload)), "It"));
    assertThat(again)
        .isEqualTo(
            new SafePayload(
                payload.chainId(),
                payload.safe(),
                payload.version(),
                payload.transaction(),
                payload.confirmations(),
                SafeClaims.NONE));
  }

  /** Of each of the three forms that the hash has had. */
  @ParameterizedTest
  @ValueSource(strings = {"0.1.0", "1.0.0", "1.2.0", "1.3.0", "1.4.1", "1.5.0"})
  void writesTypedDataWhoseDigestIsTheHash(String number) throws IOException {
    SafeVersion version = SafeVersion.parse(number);
    SafeTransaction transaction = example("bybit-2025-02-21").transaction();
    TypedDataPayload typed =
        TypedDataReader.read(
            Json.parse(Json.compact(SafeTypedData.json(version, 10L, SAFE, transaction)), "It"));
    SafeHash hash = SafeHash.of(version, 10L, SAFE, transaction);
    assertThat(typed.digest()).isEqualTo(hash.safeTxHash());
    assertThat(typed.domainHash()).isEqualTo(hash.domainHash());
    assertThat(SafeTypedData.of(typed).orElseThrow().transaction()).isEqualTo(transaction);
  }

  @Test
  void writesNoTypedDataForWhatHasNoHash() throws IOException {
    SafeTransaction transaction = example("payment").transaction();
    SafeVersion version = SafeVersion.parse("1.4.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeTypedData.json(version, null, SAFE, transaction));
    SafeTransaction without =
        new SafeTransaction(
            transaction.to(),
            transaction.value(),
            transaction.data(),
            transaction.operation(),
            transaction.safeTxGas(),
            transaction.baseGas(),
            transaction.gasPrice(),
            transaction.gasToken(),
            transaction.refundReceiver(),
            null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeTypedData.json(version, 1L, SAFE, without));
    assertThat(Objects.requireNonNull(transaction.nonce())).isNotNegative();
  }

  private static SafePayload example(String name) throws IOException {
    return SafeReader.read(
        Json.parse(Files.readString(Path.of("..", "examples", name + ".json")), name));
  }
}
