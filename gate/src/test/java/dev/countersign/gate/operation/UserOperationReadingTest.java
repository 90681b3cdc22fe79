package dev.countersign.gate.operation;

import static dev.countersign.gate.operation.OperationExample.ONE_CALL;
import static dev.countersign.gate.operation.OperationExample.OTHER;
import static dev.countersign.gate.operation.OperationExample.SENDER;
import static dev.countersign.gate.operation.OperationExample.V7;
import static dev.countersign.gate.operation.OperationExample.codes;
import static dev.countersign.gate.operation.OperationExample.json;
import static dev.countersign.gate.operation.OperationExample.knowing;
import static dev.countersign.gate.operation.OperationExample.parse;
import static dev.countersign.gate.operation.OperationExample.wrapped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserOperationReadingTest {
  private static final Address FACTORY = Address.of("0x2222222222222222222222222222222222222222");
  private static final Address DELEGATE = Address.of("0x4444444444444444444444444444444444444444");
  private static final String V8 = "0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108";

  private final Reading reading = new Reading();
  private Directory directory = Directory.SHIPPED;

  @Test
  void holdsAnEntryPointThatIsMissingOrUnknown() {
    String op = json(ONE_CALL, "");
    read(parse("{\"userOp\":" + op + ",\"chainId\":31337}"), 31337L);
    assertThat(codes(reading))
        .containsExactly(GateFinding.ENTRY_POINT_UNKNOWN, GateFinding.HASH_INCOMPLETE);
    Reading other = new Reading();
    UserOperationPayload unknown =
        parse(
            "{\"userOp\":"
                + op
                + ",\"entryPointVersion\":\"0.7\",\"entryPoint\":\""
                + OTHER
                + "\",\"chainId\":31337}");
    new UserOperationReading(directory, ChainFacts.NONE).read(unknown, 31337L, other);
    assertThat(codes(other)).containsExactly(GateFinding.ENTRY_POINT_UNKNOWN);
  }

  @Test
  void holdsAChainThatNobodySays() {
    UserOperationPayload payload =
        parse("{\"userOp\":" + json(ONE_CALL, "") + ",\"entryPoint\":\"" + V7 + "\"}");
    assertThat(read(payload, null)).extracting(Call::chainId).containsOnlyNulls();
    assertThat(codes(reading))
        .containsExactly(GateFinding.CHAIN_UNKNOWN, GateFinding.HASH_INCOMPLETE);
  }

  @Test
  void holdsAHashThatCoversADelegateWhichIsNotGiven() {
    UserOperationPayload payload =
        parse(wrapped(json(ONE_CALL, ",\"factory\":\"0x7702\",\"factoryData\":\"0x\""), V8, ""));
    read(payload, 31337L);
    assertThat(codes(reading)).containsExactly(GateFinding.HASH_INCOMPLETE);
    assertThat(reading.findings().getFirst().sentence()).contains("delegate");
  }

  @Test
  void deniesADeclaredHashThatIsNotThePayloads() {
    String op = json(ONE_CALL, "");
    String computed = String.valueOf(parse(wrapped(op, V7, "")).hash());
    read(parse(wrapped(op, V7, ",\"userOpHash\":\"" + computed + "\"")), 31337L);
    assertThat(codes(reading)).isEmpty();
    read(parse(wrapped(op, V7, ",\"userOpHash\":\"0x" + "ab".repeat(32) + "\"")), 31337L);
    assertThat(codes(reading)).containsExactly(GateFinding.DECLARED_HASH_DIFFERS);
  }

  @Test
  void notesThatAPaymasterPays() {
    read(
        parse(
            wrapped(
                json(
                    ONE_CALL,
                    ",\"paymaster\":\"0x3333333333333333333333333333333333333333\","
                        + "\"paymasterVerificationGasLimit\":\"0x1\","
                        + "\"paymasterPostOpGasLimit\":\"0x1\",\"paymasterData\":\"0x\""),
                V7,
                "")),
        31337L);
    assertThat(codes(reading)).containsExactly(GateFinding.PAYMASTER_PAYS);
  }

  @Test
  void holdsTheCreationOfAnAccountUnlessTheFactoryIsKnown() {
    String created = ",\"factory\":\"" + FACTORY + "\",\"factoryData\":\"0x5fbfb9cf\"";
    UserOperationPayload payload = parse(wrapped(json(Bytes.EMPTY, created), V7, ""));
    read(payload, 31337L);
    assertThat(codes(reading)).containsExactly(GateFinding.ACCOUNT_CREATED);
    assertThat(reading.isContractCall()).isTrue();
    Reading known = new Reading();
    new UserOperationReading(knowing(FACTORY, Known.Kind.CONTRACT), ChainFacts.NONE)
        .read(payload, 31337L, known);
    assertThat(known.findings()).isEmpty();
  }

  @Test
  void holdsWhatADelegatedAccountSetsItselfUpWith() {
    read(
        parse(
            wrapped(
                json(
                    Bytes.EMPTY,
                    ",\"factory\":\"0x7702\",\"factoryData\":\"0xc4d66de8\""
                        + delegation("0x7a69")),
                V8,
                "")),
        31337L);
    assertThat(codes(reading))
        .containsExactly(GateFinding.UNREAD_CALL, GateFinding.ACCOUNT_DELEGATED);
  }

  @Test
  void deniesADelegationToCodeThatIsNotKnown() {
    read(parse(wrapped(json(ONE_CALL, delegation("0x7a69")), V8, "")), 31337L);
    assertThat(codes(reading)).containsExactly(GateFinding.ACCOUNT_DELEGATED);
    assertThat(reading.effects())
        .containsExactly(new Effect.CodeDelegated(SENDER, DELEGATE, BigInteger.valueOf(31337)));
  }

  @Test
  void holdsADelegationToAKnownDelegate() {
    directory = knowing(DELEGATE, Known.Kind.DELEGATE);
    read(parse(wrapped(json(ONE_CALL, delegation("0x7a69")), V8, "")), 31337L);
    assertThat(codes(reading)).containsExactly(GateFinding.KNOWN_DELEGATION);
  }

  @Test
  void tellsADelegationForEveryChain() {
    directory = knowing(DELEGATE, Known.Kind.DELEGATE);
    read(parse(wrapped(json(ONE_CALL, delegation("0x0")), V8, "")), 31337L);
    assertThat(codes(reading))
        .containsExactly(GateFinding.KNOWN_DELEGATION, GateFinding.CHAIN_UNKNOWN);
    assertThat(reading.findings().getFirst().sentence()).endsWith("on every chain");
  }

  @Test
  void holdsTheEndOfADelegation() {
    String end = delegation("0x7a69").replace(DELEGATE.toHex(), Address.ZERO.toHex());
    read(parse(wrapped(json(ONE_CALL, end), V8, "")), 31337L);
    assertThat(codes(reading)).containsExactly(GateFinding.KNOWN_DELEGATION);
    assertThat(reading.findings().getFirst().sentence()).contains("would stop running");
  }

  private List<Call> read(UserOperationPayload payload, @Nullable Long chainId) {
    return new UserOperationReading(directory, ChainFacts.NONE).read(payload, chainId, reading);
  }

  private static String delegation(String chainId) {
    return ",\"eip7702Auth\":{\"chainId\":\"%s\",\"address\":\"%s\",\"nonce\":\"0x0\"}"
        .formatted(chainId, DELEGATE.toHex());
  }
}
