package dev.countersign.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SignedUserOperationTest {

  @Test
  void judgesTheCallsOfAnOperationThatIsSignedAsTypedData() {
    Address safe = Address.of("0x1111111111111111111111111111111111111111");
    Address code = Address.of("0x5555555555555555555555555555555555555555");
    String types = "address,uint256,bytes,uint8";
    Bytes delegatecall =
        Selector.of("executeUserOp(" + types + ")")
            .concat(
                AbiParameters.parse(types)
                    .encode(code, BigInteger.ZERO, Bytes.fromHex("0xa9059cbb"), 1));
    String json =
        """
        {"types":{"SafeOp":[
           {"name":"safe","type":"address"},{"name":"nonce","type":"uint256"},
           {"name":"initCode","type":"bytes"},{"name":"callData","type":"bytes"},
           {"name":"verificationGasLimit","type":"uint128"},
           {"name":"callGasLimit","type":"uint128"},
           {"name":"preVerificationGas","type":"uint256"},
           {"name":"maxPriorityFeePerGas","type":"uint128"},
           {"name":"maxFeePerGas","type":"uint128"},{"name":"paymasterAndData","type":"bytes"},
           {"name":"validAfter","type":"uint48"},{"name":"validUntil","type":"uint48"},
           {"name":"entryPoint","type":"address"}]},
         "primaryType":"SafeOp",
         "domain":{"chainId":1,"verifyingContract":"0x75cf11467937ce3F2f357CE24ffc3DBF8fD5c226"},
         "message":{"safe":"%s","nonce":7,"initCode":"0x","callData":"%s",
           "verificationGasLimit":1,"callGasLimit":2,"preVerificationGas":3,
           "maxPriorityFeePerGas":4,"maxFeePerGas":5,"paymasterAndData":"0x","validAfter":0,
           "validUntil":0,"entryPoint":"0x0000000071727De22E5E9d8BAf0edAc6f37da032"}}
        """
            .formatted(safe, delegatecall);
    CheckReport report =
        new Checker(Directory.SHIPPED, null, InstantSource.system())
            .check(
                new CheckRequest(
                    Bytes.of(json.getBytes(StandardCharsets.UTF_8)),
                    null,
                    CheckRequest.Beside.NOTHING))
            .reports()
            .getFirst();
    assertThat(report.kind()).isEqualTo("user-operation");
    assertThat(report.wallet()).isEqualTo(safe);
    assertThat(report.hashes())
        .extracting(HashLine::name)
        .containsExactly("domainHash", "messageHash", "digest");
    assertThat(report.verdict().outcome()).isEqualTo(Outcome.DENY);
    assertThat(report.verdict().findings())
        .extracting(Finding::code)
        .contains(GateFinding.DISGUISED_CALL);
  }
}
