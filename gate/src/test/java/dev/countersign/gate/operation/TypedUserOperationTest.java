package dev.countersign.gate.operation;

import static dev.countersign.gate.operation.OperationExample.ONE_CALL;
import static dev.countersign.gate.operation.OperationExample.SENDER;
import static dev.countersign.gate.operation.OperationExample.TARGET;
import static dev.countersign.gate.operation.OperationExample.TRANSFER;
import static dev.countersign.gate.operation.OperationExample.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.eip712.TypedDataReader;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.chain.userop.UserOperationReader;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedUserOperationTest {
  private static final String V8 = "0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108";
  private static final String V7 = "0x0000000071727De22E5E9d8BAf0edAc6f37da032";
  private static final String V6 = "0x5FF137D4b0FDCD49DcA30c7CF57E578a026d2789";
  private static final String MODULE_0_3_0 = "0x75cf11467937ce3F2f357CE24ffc3DBF8fD5c226";
  private static final String MODULE_0_2_0 = "0xa581c4A4DB7175302464fF3C06380BC3270b4037";
  private static final String FACTORY = "0x2222222222222222222222222222222222222222";
  private static final String PAYMASTER = "0x3333333333333333333333333333333333333333";
  private static final String ACCOUNT_GAS =
      "0x00000000000000000000000000030d41000000000000000000000000000186a0";
  private static final String FEES =
      "0x0000000000000000000000003b9aca04000000000000000000000006fc23ac03";
  private static final String SAFE_OP_0_7 =
      """
      {"name":"safe","type":"address"},{"name":"nonce","type":"uint256"},
      {"name":"initCode","type":"bytes"},{"name":"callData","type":"bytes"},
      {"name":"verificationGasLimit","type":"uint128"},{"name":"callGasLimit","type":"uint128"},
      {"name":"preVerificationGas","type":"uint256"},
      {"name":"maxPriorityFeePerGas","type":"uint128"},{"name":"maxFeePerGas","type":"uint128"},
      {"name":"paymasterAndData","type":"bytes"},{"name":"validAfter","type":"uint48"},
      {"name":"validUntil","type":"uint48"},{"name":"entryPoint","type":"address"}
      """;
  private static final String SAFE_OP_0_6 =
      """
      {"name":"safe","type":"address"},{"name":"nonce","type":"uint256"},
      {"name":"initCode","type":"bytes"},{"name":"callData","type":"bytes"},
      {"name":"callGasLimit","type":"uint256"},{"name":"verificationGasLimit","type":"uint256"},
      {"name":"preVerificationGas","type":"uint256"},{"name":"maxFeePerGas","type":"uint256"},
      {"name":"maxPriorityFeePerGas","type":"uint256"},{"name":"paymasterAndData","type":"bytes"},
      {"name":"validAfter","type":"uint48"},{"name":"validUntil","type":"uint48"},
      {"name":"entryPoint","type":"address"}
      """;

  @Test
  void isTheSameOperationAsTheOneForTheEntryPoint() {
    String fields =
        """
        {"sender":"%s","nonce":"0x7","initCode":"%s","callData":"%s","accountGasLimits":"%s",
         "preVerificationGas":"0xc352","gasFees":"%s","paymasterAndData":"%s"}
        """
            .formatted(
                SENDER,
                FACTORY + "5fbfb9cf",
                ONE_CALL,
                ACCOUNT_GAS,
                FEES,
                PAYMASTER + "00".repeat(32) + "deadbeef");
    UserOperationPayload plain =
        UserOperationReader.read(
            Json.parse(
                "{\"userOp\":" + fields + ",\"chainId\":31337,\"entryPoint\":\"" + V8 + "\"}",
                "The test"));
    assertThat(TypedUserOperation.of(packed("ERC4337", fields))).contains(plain);
  }

  @Test
  void isNoneInAnotherDomain() {
    String fields =
        """
        {"sender":"%s","nonce":"0x7","initCode":"0x","callData":"0x","accountGasLimits":"%s",
         "preVerificationGas":"0xc352","gasFees":"%s","paymasterAndData":"0x"}
        """
            .formatted(SENDER, ACCOUNT_GAS, FEES);
    assertThat(TypedUserOperation.of(packed("ERC4337", fields))).isPresent();
    assertThat(TypedUserOperation.of(packed("Another", fields))).isEmpty();
  }

  @Test
  void refusesCreationCodeWithoutAFactory() {
    String fields =
        """
        {"sender":"%s","nonce":"0x7","initCode":"0x2222","callData":"0x","accountGasLimits":"%s",
         "preVerificationGas":"0xc352","gasFees":"%s","paymasterAndData":"0x"}
        """
            .formatted(SENDER, ACCOUNT_GAS, FEES);
    assertThatThrownBy(() -> TypedUserOperation.of(packed("ERC4337", fields)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("initCode");
  }

  @Test
  void readsWhatTheOwnersOfASafeSign() {
    Bytes delegatecall =
        encode("executeUserOp", "address,uint256,bytes,uint8", TARGET, 0, TRANSFER, 1);
    for (TypedDataPayload data :
        List.of(
            safeOp(SAFE_OP_0_7, MODULE_0_3_0, V7, delegatecall),
            safeOp(SAFE_OP_0_6, MODULE_0_2_0, V6, delegatecall))) {
      UserOperationPayload operation = TypedUserOperation.of(data).orElseThrow();
      assertThat(operation.sender()).isEqualTo(SENDER);
      assertThat(operation.hash()).isEqualTo(data.digest());
      Reading reading = new Reading();
      List<Call> calls =
          new UserOperationReading(Directory.SHIPPED, ChainFacts.NONE)
              .read(operation, operation.chainId(), reading);
      assertThat(calls).extracting(Call::delegate).containsExactly(true);
      assertThat(reading.findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({MODULE_0_2_0 + "," + V7, MODULE_0_3_0 + "," + V6, PAYMASTER + "," + V7})
  void isNoneForAnotherModuleOrEntryPoint(String module, String entryPoint) {
    assertThat(TypedUserOperation.of(safeOp(SAFE_OP_0_7, module, entryPoint, ONE_CALL))).isEmpty();
  }

  private static TypedDataPayload packed(String domain, String fields) {
    return TypedDataReader.read(
        Json.parse(
            """
            {"types":{"PackedUserOperation":[
               {"name":"sender","type":"address"},{"name":"nonce","type":"uint256"},
               {"name":"initCode","type":"bytes"},{"name":"callData","type":"bytes"},
               {"name":"accountGasLimits","type":"bytes32"},
               {"name":"preVerificationGas","type":"uint256"},{"name":"gasFees","type":"bytes32"},
               {"name":"paymasterAndData","type":"bytes"}]},
             "primaryType":"PackedUserOperation",
             "domain":{"name":"%s","version":"1","chainId":31337,"verifyingContract":"%s"},
             "message":%s}
            """
                .formatted(domain, V8, fields),
            "The test"));
  }

  private static TypedDataPayload safeOp(
      String type, String module, String entryPoint, Bytes callData) {
    return TypedDataReader.read(
        Json.parse(
            """
            {"types":{"SafeOp":[%s]},"primaryType":"SafeOp",
             "domain":{"chainId":31337,"verifyingContract":"%s"},
             "message":{"safe":"%s","nonce":7,"initCode":"0x","callData":"%s",
               "verificationGasLimit":1,"callGasLimit":2,"preVerificationGas":3,
               "maxPriorityFeePerGas":4,"maxFeePerGas":5,"paymasterAndData":"0x","validAfter":0,
               "validUntil":0,"entryPoint":"%s"}}
            """
                .formatted(type, Address.of(module), SENDER, callData, Address.of(entryPoint)),
            "The test"));
  }
}
