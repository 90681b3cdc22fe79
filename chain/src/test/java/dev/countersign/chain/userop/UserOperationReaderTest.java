package dev.countersign.chain.userop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hashes were answered by {@code getUserOpHash} of the real entry points (the compiled
 * contracts of @account-abstraction/contracts 0.6.0, 0.7.0 and 0.8.0) on anvil, chain 31337, with
 * their code at their canonical addresses; viem computes the same.
 */
class UserOperationReaderTest {
  private static final String V6 = "0x5FF137D4b0FDCD49DcA30c7CF57E578a026d2789";
  private static final String V7 = "0x0000000071727De22E5E9d8BAf0edAc6f37da032";
  private static final String V8 = "0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108";
  private static final String GAS =
      """
      "callGasLimit":"0x186a0","verificationGasLimit":"0x30d41","preVerificationGas":"0xc352",
      "maxFeePerGas":"0x6fc23ac03","maxPriorityFeePerGas":"0x3b9aca04"
      """;
  private static final String START =
      """
      {"sender":"0x1111111111111111111111111111111111111111","nonce":"0x7",
       "callData":"0xb61d27f6000000abcd","signature":"0x",
      """;
  private static final String FACTORY =
      """
      ,"factory":"0x2222222222222222222222222222222222222222","factoryData":"0x5fbfb9cf01"
      """;
  private static final String PAYMASTER =
      """
      ,"paymaster":"0x3333333333333333333333333333333333333333",
      "paymasterVerificationGasLimit":"0xea65","paymasterPostOpGasLimit":"0x1b5e",
      "paymasterData":"0xdeadbeef"
      """;
  private static final String FIRST_PLAIN =
      START + GAS + ",\"initCode\":\"0x\",\"paymasterAndData\":\"0x\"}";
  private static final String FIRST_FULL =
      START
          + GAS
          + ",\"initCode\":\"0x22222222222222222222222222222222222222225fbfb9cf01\","
          + "\"paymasterAndData\":\"0x3333333333333333333333333333333333333333deadbeef\"}";
  private static final String PLAIN = START + GAS + "}";
  private static final String FULL = START + GAS + FACTORY + PAYMASTER + "}";
  private static final String PACKED =
      START
          + """
          "accountGasLimits":"0x00000000000000000000000000030d41000000000000000000000000000186a0",
          "preVerificationGas":"0xc352",
          "gasFees":"0x0000000000000000000000003b9aca04000000000000000000000006fc23ac03",
          "initCode":"0x22222222222222222222222222222222222222225fbfb9cf01",
          "paymasterAndData":"0x33333333333333333333333333333333333333330000000000000000000000000000ea6500000000000000000000000000001b5edeadbeef"}
          """;
  private static final String DELEGATION =
      """
      ,"eip7702Auth":{"chainId":"0x7a69","address":"0x4444444444444444444444444444444444444444",
       "nonce":"0x0","yParity":"0x0","r":"0x0","s":"0x0"}
      """;

  private static UserOperationPayload read(String json) {
    return UserOperationReader.read(Json.parse(json, "The test"));
  }

  private static String wrapped(String op, String entryPoint) {
    return "{\"userOperation\":" + op + ",\"entryPoint\":\"" + entryPoint + "\",\"chainId\":31337}";
  }

  @ParameterizedTest
  @CsvSource({
    "plain, 0.6, 0xb18455610c22d2c78aaf78aadd987317d1426ebdc8e1aaa1e0936d4aeed74449",
    "full, 0.6, 0x5ec0cfe9a31e84b90598d3784642a5a626ae1a3682da132c2ea19688862333bc",
    "plain, 0.7, 0xdf97006bba63a52df10cce6fbb59d9f7303d8ba1b3df0771acaf7d01d792109a",
    "full, 0.7, 0xd20bfa901de2b6e94ce4e1813163237693ca6fad6a23795f63c97b955e31ed33",
    "packed, 0.7, 0xd20bfa901de2b6e94ce4e1813163237693ca6fad6a23795f63c97b955e31ed33",
    "plain, 0.8, 0x7be372088f5fdf89fb96789394ecf5ec05657e6890fd6093077040fc394c1003",
    "full, 0.8, 0x67dac54794d25d0b017814a92ecc18e51d44023237f7ad24332cbd60d8cc6679",
    "packed, 0.8, 0x67dac54794d25d0b017814a92ecc18e51d44023237f7ad24332cbd60d8cc6679"
  })
  void hashesAsTheEntryPointDoes(String which, String version, String hash) {
    boolean first = version.equals("0.6");
    String op =
        switch (which) {
          case "plain" -> first ? FIRST_PLAIN : PLAIN;
          case "full" -> first ? FIRST_FULL : FULL;
          default -> PACKED;
        };
    String entryPoint = EntryPointVersion.named(version).orElseThrow().address().toString();
    UserOperationPayload payload = read(wrapped(op, entryPoint));
    assertThat(payload.hash()).hasToString(hash);
    assertThat(payload.entryPointVersion()).isEqualTo(version);
  }

  @Test
  void takesFactoryAndPaymasterApartAlikeInAllForms() {
    for (UserOperationPayload op :
        new UserOperationPayload[] {
          read(wrapped(FIRST_FULL, V6)), read(wrapped(FULL, V7)), read(wrapped(PACKED, V8))
        }) {
      assertThat(op.factory()).isEqualTo(Address.of("0x2222222222222222222222222222222222222222"));
      assertThat(op.factoryData()).hasToString("0x5fbfb9cf01");
      assertThat(op.paymaster())
          .isEqualTo(Address.of("0x3333333333333333333333333333333333333333"));
      assertThat(op.paymasterData()).hasToString("0xdeadbeef");
      assertThat(op.callData()).hasToString("0xb61d27f6000000abcd");
      assertThat(op.nonce()).isEqualTo(BigInteger.valueOf(7));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plain, 0.6, 350003",
    "full, 0.6, 750005",
    "full, 0.7, 417014",
    "packed, 0.8, 417014"
  })
  void countsAllTheGasThatTheEntryPointMayCharge(String which, String version, long gas) {
    String op = which.equals("packed") ? PACKED : version.equals("0.6") ? FIRST_FULL : FULL;
    String entryPoint = EntryPointVersion.named(version).orElseThrow().address().toString();
    assertThat(read(wrapped(which.equals("plain") ? FIRST_PLAIN : op, entryPoint)).mostFee())
        .isEqualTo(BigInteger.valueOf(gas).multiply(BigInteger.valueOf(0x6fc23ac03L)));
  }

  @Test
  void readsTheRequestAndItsParametersAlone() {
    String parameters = "[" + FULL + ",\"" + V7 + "\"]";
    String request =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_sendUserOperation\",\"params\":"
            + parameters
            + ",\"chainId\":\"0x7a69\"}";
    assertThat(UserOperationReader.looksLikeUserOperation(Json.parse(parameters, "x"))).isTrue();
    assertThat(UserOperationReader.looksLikeUserOperation(Json.parse(request, "x"))).isTrue();
    assertThat(read(parameters).entryPoint()).isEqualTo(Address.of(V7));
    assertThat(read(parameters).hash()).isNull();
    assertThat(read(request).hash())
        .hasToString("0xd20bfa901de2b6e94ce4e1813163237693ca6fad6a23795f63c97b955e31ed33");
  }

  @Test
  void claimsNoHashWithoutChainOrEntryPoint() {
    UserOperationPayload bare = read(PLAIN);
    assertThat(bare.entryPoint()).isNull();
    assertThat(bare.hash()).isNull();
    assertThat(bare.entryPointVersion()).isEqualTo("0.7");
    assertThat(read(FIRST_PLAIN).entryPointVersion()).isEqualTo("0.6");
  }

  @ParameterizedTest
  @CsvSource({
    "0x7702, 0xf7633f8809055cc999a8d6f9f5bdade250eb897d0238e4404806297c62d57ad0",
    "0x7702-data, 0xe5663584a59e9fbcf5937c2afc645aad00bdbad83e850594a2a4e7704f30ed51"
  })
  void hashesTheDelegateInPlaceOfTheMark(String factory, String hash) {
    String op =
        START
            + GAS
            + DELEGATION
            + (factory.endsWith("data")
                ? ",\"factory\":\"0x7702\",\"factoryData\":\"0xc0ffee\"}"
                : ",\"factory\":\"0x7702\"}");
    UserOperationPayload payload = read(wrapped(op, V8));
    assertThat(payload.hash()).hasToString(hash);
    assertThat(payload.factory()).isNull();
    var delegate = Address.of("0x4444444444444444444444444444444444444444");
    assertThat(payload.authorization())
        .isEqualTo(
            new EthereumPayload.Authorization(
                BigInteger.valueOf(31337), delegate, BigInteger.ZERO, null));
  }

  @Test
  void hasNoHashWhenTheDelegateIsKnownToTheChainAlone() {
    UserOperationPayload payload =
        read(wrapped(START + GAS + ",\"factory\":\"0x7702\",\"factoryData\":\"0xc0ffee\"}", V8));
    assertThat(payload.hash()).isNull();
    assertThat(payload.factoryData()).hasToString("0xc0ffee");
  }

  @Test
  void keepsTheHashThatTheInputDeclares() {
    String declared = "0x" + "ab".repeat(32);
    String json =
        wrapped(FULL, V7).replace("\"chainId\"", "\"userOpHash\":\"" + declared + "\",\"chainId\"");
    assertThat(read(json).declaredHash()).hasToString(declared);
  }

  @Test
  void readsAnUnknownEntryPointOnlyWhenItsVersionCanBeTold() {
    String other = "0x5555555555555555555555555555555555555555";
    assertThat(read(wrapped(FIRST_FULL, other)).entryPointVersion()).isEqualTo("0.6");
    assertThatThrownBy(() -> read(wrapped(FULL, other)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("cannot be told");
    String named =
        wrapped(FULL, other).replace("\"chainId\"", "\"entryPointVersion\":\"0.8\",\"chainId\"");
    assertThat(read(named).entryPointVersion()).isEqualTo("0.8");
  }

  @Test
  void refusesFieldsOfAnotherVersion() {
    assertThatThrownBy(() -> read(wrapped(FIRST_FULL, V7)))
        .hasMessageContaining("does not have the fields of entry point 0.7");
    assertThatThrownBy(() -> read(wrapped(FULL, V6)))
        .hasMessageContaining("does not have the fields of entry point 0.6");
    assertThatThrownBy(() -> read(FIRST_FULL.replace("}", FACTORY + "}")))
        .hasMessageContaining("mixes the fields");
    assertThatThrownBy(() -> read(PACKED.replace("}", ",\"callGasLimit\":\"0x1\"}")))
        .hasMessageContaining("mixes the fields");
  }

  @Test
  void refusesTwoEntryPointsOrChains() {
    String op = FULL.replace("\"nonce\"", "\"entryPoint\":\"" + V8 + "\",\"nonce\"");
    assertThatThrownBy(() -> read(wrapped(op, V7))).hasMessageContaining("two different things");
    String chain = FULL.replace("\"nonce\"", "\"chainId\":1,\"nonce\"");
    assertThatThrownBy(() -> read(wrapped(chain, V7))).hasMessageContaining("two different things");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[1]",
        "7",
        "{}",
        "{\"method\":\"eth_sendUserOperation\"}",
        "{\"method\":\"eth_sendUserOperation\",\"params\":[7]}",
        "{\"method\":\"eth_estimateUserOperationGas\",\"params\":[{}]}",
        "{\"userOp\":[]}",
        "{\"sender\":\"0x12\",\"nonce\":1,\"callData\":\"0x\"}"
      })
  void refusesWhatIsNoOperation(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableInput.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0x6fc23ac03, 0x100000000000000000000000000000000, out of range",
    "0xdeadbeef, 0xdeadbee, probably cut",
    "0x3333333333333333333333333333333333333333, '', no \"paymaster\"",
    "0x2222222222222222222222222222222222222222, 0x, no \"factory\""
  })
  void refusesMalformedFields(String field, String by, String because) {
    assertThatThrownBy(() -> read(FULL.replace(field, by)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(because);
  }

  @ParameterizedTest
  @CsvSource({
    "00030d41000000, 0030d41000000, probably cut",
    "00030d41000000, 030d41000000, two numbers packed",
    "00000000000000000000000000001b5edeadbeef, 00, at least 52",
    "0x22222222222222222222222222222222222222225fbfb9cf01, 0x2222, at least 20"
  })
  void refusesMalformedPackedFields(String field, String by, String because) {
    assertThatThrownBy(() -> read(PACKED.replace(field, by)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(because);
  }
}
