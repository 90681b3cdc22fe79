package dev.countersign.gate.operation;

import static dev.countersign.gate.operation.OperationExample.ONE_CALL;
import static dev.countersign.gate.operation.OperationExample.OTHER;
import static dev.countersign.gate.operation.OperationExample.SENDER;
import static dev.countersign.gate.operation.OperationExample.TARGET;
import static dev.countersign.gate.operation.OperationExample.TRANSFER;
import static dev.countersign.gate.operation.OperationExample.encode;
import static dev.countersign.gate.operation.OperationExample.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCallsTest {
  private final Reading reading = new Reading();

  @Test
  void readsThePlainCallOfAnAccountWithoutFindings() {
    assertThat(read(operation(ONE_CALL)))
        .containsExactly(
            new Call(
                31337L,
                SENDER,
                TARGET,
                BigInteger.valueOf(7),
                TRANSFER,
                false,
                "call 1 of the user operation",
                1));
    assertThat(codes()).isEmpty();
    assertThat(reading.isContractCall()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0xb61d27f6, execute, 'address,uint256,bytes'",
    "0x18dfb3c7, executeBatch, 'address[],bytes[]'",
    "0x47e1da2a, executeBatch, 'address[],uint256[],bytes[]'",
    "0x34fcd5be, executeBatch, '(address,uint256,bytes)[]'",
    "0xe9ae5c53, execute, 'bytes32,bytes'",
    "0x7bb37428, executeUserOp, 'address,uint256,bytes,uint8'",
    "0x541d63c8, executeUserOpWithErrorString, 'address,uint256,bytes,uint8'",
    "0x51945447, execute, 'address,uint256,bytes,uint8'"
  })
  void usesTheSelectorsAsPublished(String selector, String name, String types) {
    assertThat(Selector.of(name + "(" + types + ")")).hasToString(selector);
  }

  @Test
  void readsEveryFormOfBatch() {
    List<Object> calls = List.of(List.of(TARGET, 1, TRANSFER), List.of(OTHER, 2, Bytes.EMPTY));
    Bytes encoded = AbiParameters.parse("(address,uint256,bytes)[]").encode(calls);
    for (Bytes data :
        List.of(
            encode(
                "executeBatch",
                "address[],uint256[],bytes[]",
                List.of(TARGET, OTHER),
                List.of(1, 2),
                List.of(TRANSFER, Bytes.EMPTY)),
            encode("executeBatch", "(address,uint256,bytes)[]", calls),
            inMode("0x01", encoded),
            inMode("0x0101", encoded),
            inMode("0x01000000000078210001", encoded))) {
      assertThat(read(operation(data)))
          .as(data.toHex())
          .extracting(Call::target, c -> c.value().intValue(), Call::data, Call::where)
          .containsExactly(
              tuple(TARGET, 1, TRANSFER, "call 1 of the user operation"),
              tuple(OTHER, 2, Bytes.EMPTY, "call 2 of the user operation"));
    }
    assertThat(codes()).isEmpty();
  }

  @Test
  void readsBatchesWithoutValues() {
    Bytes first = encode("executeBatch", "address[],bytes[]", List.of(TARGET), List.of(TRANSFER));
    Bytes second =
        encode(
            "executeBatch",
            "address[],uint256[],bytes[]",
            List.of(TARGET),
            List.of(),
            List.of(TRANSFER));
    for (Bytes data : List.of(first, second)) {
      assertThat(read(operation(data))).extracting(Call::value).containsExactly(BigInteger.ZERO);
    }
  }

  @Test
  void readsASingleCallOfAModularAccount() {
    Bytes execution = TARGET.bytes().concat(Bytes.word(BigInteger.TEN)).concat(TRANSFER);
    assertThat(read(operation(inMode("0x", execution))))
        .extracting(Call::target, Call::value, Call::data, Call::delegate)
        .containsExactly(tuple(TARGET, BigInteger.TEN, TRANSFER, false));
    assertThat(codes()).isEmpty();
  }

  @Test
  void tellsADelegatecallOfAModularAccountAndOfASafe() {
    Bytes modular = inMode("0xff", TARGET.bytes().concat(TRANSFER));
    Bytes safe = encode("executeUserOp", "address,uint256,bytes,uint8", TARGET, 0, TRANSFER, 1);
    Bytes kernel = encode("execute", "address,uint256,bytes,uint8", TARGET, 0, TRANSFER, 1);
    for (Bytes data : List.of(modular, safe, kernel)) {
      assertThat(read(operation(data)))
          .extracting(Call::target, Call::data, Call::delegate)
          .containsExactly(tuple(TARGET, TRANSFER, true));
    }
  }

  @Test
  void readsTheCallOfASafe() {
    Bytes data =
        encode(
            "executeUserOpWithErrorString", "address,uint256,bytes,uint8", TARGET, 3, TRANSFER, 0);
    assertThat(read(operation(data))).extracting(Call::delegate).containsExactly(false);
  }

  @Test
  void unwrapsABatchOfBatches() {
    AbiParameters batch = AbiParameters.parse("(address,uint256,bytes)[]");
    Bytes one = batch.encode(List.of(List.of(TARGET, 1, TRANSFER)));
    Bytes two = batch.encode(List.of(List.of(OTHER, 2, TRANSFER)));
    Bytes batches = AbiParameters.parse("bytes[]").encode(List.of(one, two));
    assertThat(read(operation(inMode("0x01000000000078210002", batches))))
        .extracting(Call::target)
        .containsExactly(TARGET, OTHER);
  }

  @Test
  void holdsTheDataBesideABatch() {
    Bytes execution =
        AbiParameters.parse("(address,uint256,bytes)[],bytes")
            .encode(List.of(List.of(TARGET, 1, TRANSFER)), Bytes.fromHex("0xc0ffee"));
    assertThat(read(operation(inMode("0x01000000000078210001", execution)))).hasSize(1);
    assertThat(codes()).containsExactly(GateFinding.TRAILING_DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0xfe",
        "0x02",
        "0x0002",
        "0x000000000001",
        "0x00000000000078210001",
        "0x01010000000078210001",
        "0x0100000000007821000100000000000000000000000000000000000000000001"
      })
  void holdsAModeThatIsNotOfTheStandards(String mode) {
    Bytes execution = TARGET.bytes().concat(Bytes.word(BigInteger.ZERO));
    Bytes data = inMode(mode, execution);
    assertThat(read(operation(data))).isEmpty();
    assertThat(codes()).containsExactly(GateFinding.UNREAD_CALL);
    assertThat(reading.effects())
        .containsExactly(new Effect.CallUnread(SENDER, BigInteger.ZERO, data));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x12345678", "0xb61d27", "0x8dd7712fb61d27f6"})
  void holdsAFunctionThatIsNotKnown(String data) {
    assertThat(read(operation(Bytes.fromHex(data)))).isEmpty();
    assertThat(codes()).containsExactly(GateFinding.UNREAD_CALL);
    assertThat(reading.isContractCall()).isTrue();
  }

  @Test
  void holdsBytesAfterTheArguments() {
    assertThat(read(operation(ONE_CALL.concat(Bytes.fromHex("0x07626173650080218021")))))
        .hasSize(1);
    assertThat(codes()).containsExactly(GateFinding.TRAILING_DATA);
    assertThat(reading.findings().getFirst().evidence())
        .containsEntry("bytes", "0x07626173650080218021");
  }

  @Test
  void holdsTheZeroAddressThatMayMeanTheAccountItself() {
    Bytes data =
        inMode(
            "0x01",
            AbiParameters.parse("(address,uint256,bytes)[]")
                .encode(List.of(List.of(Address.ZERO, 0, TRANSFER))));
    assertThat(read(operation(data))).hasSize(1);
    assertThat(codes()).containsExactly(GateFinding.UNREAD_CALL);
    assertThat(reading.effects())
        .containsExactly(new Effect.CallUnread(SENDER, BigInteger.ZERO, TRANSFER));
  }

  @Test
  void refusesMalformedArgumentsOfAKnownFunction() {
    Bytes cut = ONE_CALL.slice(0, 60);
    Bytes uneven =
        encode("executeBatch", "address[],bytes[]", List.of(TARGET, OTHER), List.of(TRANSFER));
    Bytes unevenValues =
        encode(
            "executeBatch",
            "address[],uint256[],bytes[]",
            List.of(TARGET, OTHER),
            List.of(1),
            List.of(TRANSFER, TRANSFER));
    Bytes operation =
        encode("executeUserOp", "address,uint256,bytes,uint8", TARGET, 0, TRANSFER, 2);
    Bytes single = inMode("0x", TARGET.bytes());
    Bytes delegate = inMode("0xff", Bytes.fromHex("0x12"));
    Bytes batch = inMode("0x01", Bytes.word(BigInteger.TEN));
    Bytes batchWithData = inMode("0x01000000000078210001", Bytes.EMPTY);
    for (Bytes data :
        List.of(cut, uneven, unevenValues, operation, single, delegate, batch, batchWithData)) {
      assertThatThrownBy(() -> read(operation(data)))
          .as(data.toHex())
          .isInstanceOf(UnreadableInput.class);
    }
  }

  @Test
  void holdsAnOperationThatCreatesAContract() {
    assertThat(
            read(
                operation(
                    encode("execute", "address,uint256,bytes,uint8", TARGET, 0, TRANSFER, 2))))
        .isEmpty();
    assertThat(codes()).containsExactly(GateFinding.UNREAD_CALL);
  }

  @Test
  void readsAThousandCallsAndHoldsTheRest() {
    List<Object> calls =
        new ArrayList<>(Collections.nCopies(1_001, List.of(TARGET, 0, Bytes.EMPTY)));
    Bytes data = encode("executeBatch", "(address,uint256,bytes)[]", calls);
    assertThat(read(operation(data))).hasSize(1_000);
    assertThat(codes()).containsExactly(GateFinding.UNREAD_CALL);
  }

  @Test
  void makesNoCallWhereThereIsNone() {
    assertThat(read(operation(Bytes.EMPTY))).isEmpty();
    assertThat(codes()).isEmpty();
    assertThat(reading.isContractCall()).isFalse();
  }

  private List<Call> read(UserOperationPayload payload) {
    return new UserOperationReading(Directory.SHIPPED, ChainFacts.NONE)
        .read(payload, payload.chainId(), reading);
  }

  private List<GateFinding> codes() {
    return OperationExample.codes(reading);
  }

  private static Bytes inMode(String start, Bytes execution) {
    byte[] mode = new byte[32];
    Bytes.fromHex(start).copyTo(mode, 0);
    return encode("execute", "bytes32,bytes", Bytes.of(mode), execution);
  }
}
