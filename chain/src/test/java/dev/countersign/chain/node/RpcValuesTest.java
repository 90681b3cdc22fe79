package dev.countersign.chain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RpcValuesTest {
  @ParameterizedTest
  @CsvSource({"0x0, 0", "0x400, 1024", "0x0400, 1024", "0xfF, 255"})
  void readsQuantities(String text, BigInteger number) throws NodeFault {
    assertThat(RpcValues.quantity(RpcValues.text(text), "it")).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x", "400", "0x-1", "0xg", "0x1 ", "0X1", "0x１"})
  void cannotUseWhatIsNoQuantity(String text) {
    assertThatThrownBy(() -> RpcValues.quantity(RpcValues.text(text), "it"))
        .isInstanceOf(NodeFault.class);
  }

  @Test
  void cannotUseAQuantityOfMoreThan256Bits() throws NodeFault {
    String most = "0x" + "f".repeat(64);
    assertThat(RpcValues.quantity(RpcValues.text(most), "it").bitLength()).isEqualTo(256);
    assertThatThrownBy(() -> RpcValues.quantity(RpcValues.text(most + "0"), "it"))
        .isInstanceOf(NodeFault.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "null", "{}", "[]", "\"0x123\"", "\"0x12zz\"", "\"12\""})
  void cannotUseWhatAreNoBytes(String json) {
    JsonNode node = Json.parse(json, "the test");
    assertThatThrownBy(() -> RpcValues.bytes(node, "it")).isInstanceOf(NodeFault.class);
  }

  @Test
  void cannotUseWordsAndAccountsOfAnotherLength() {
    String twenty = "0x" + "11".repeat(20);
    assertThatThrownBy(() -> RpcValues.word(RpcValues.text(twenty), "the slot"))
        .hasMessage("the node's answer cannot be used: the slot has 20 bytes, not 32");
    assertThatThrownBy(() -> RpcValues.address(RpcValues.text(twenty + "11"), "the owner"))
        .hasMessage("the node's answer cannot be used: the owner has 21 bytes, not 20");
  }
}
