package dev.countersign.chain.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "transfer(address,uint256)|0xa9059cbb",
        "approve(address,uint256)|0x095ea7b3",
        "multiSend(bytes)|0x8d80ff0a",
        "pause()|0x8456cb59",
        "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)"
            + "|0x6a761202",
      })
  void hashesTheSignature(String signature, String selector) {
    assertThat(Selector.of(signature).toHex()).isEqualTo(selector);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transfer(address,uint)",
        "transfer(address, uint256)",
        "transfer",
        "(address)",
        "f(uint256",
        "f(uint264)",
        "f(uint08)",
        "f(bytes33)",
        "f(bytes0)",
        "f(int)",
        "f(())",
        "f(uint256[0])",
        "f(uint256[99999])",
        "f(uint256[1024][1024][2])",
        "f(uint256[1024][1024],uint256)",
        "f(uint256[)",
        "f((uint256)",
        "f(uint256))",
        "f(,)",
      })
  void refusesWhatWouldHashToAnotherFunction(String signature) {
    assertThatIllegalArgumentException().isThrownBy(() -> Selector.of(signature));
  }

  @Test
  void boundsTheNesting() {
    AbiParameters.parse("uint8" + "[]".repeat(16));
    AbiParameters.parse("(".repeat(16) + "uint8" + ")".repeat(16));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AbiParameters.parse("uint8" + "[]".repeat(17)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AbiParameters.parse("(".repeat(17) + "uint8" + ")".repeat(17)));
    assertThatIllegalArgumentException().isThrownBy(() -> AbiParameters.parse("(".repeat(100_000)));
  }
}
