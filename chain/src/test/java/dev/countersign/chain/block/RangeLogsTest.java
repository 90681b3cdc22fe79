package dev.countersign.chain.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

/** Logs of many blocks, from nodes that answer for fewer at once. */
class RangeLogsTest {
  private static final Bytes TOPIC = Bytes.fromHex("0x" + "70".repeat(32));

  private final List<String> asked = new ArrayList<>();
  private final List<String> contracts = new ArrayList<>();
  private long moved;

  /** A log in each tenth block. */
  private NodeClient node(long most, NodeFault.Kind refusal) {
    return (method, params) -> {
      long from = Long.decode(params.get(0).path("fromBlock").asString());
      long to = Long.decode(params.get(0).path("toBlock").asString());
      asked.add(from + "-" + to);
      contracts.add(params.get(0).path("address").asString(""));
      assertThat(method).isEqualTo("eth_getLogs");
      assertThat(params.get(0).path("topics").toString())
          .isEqualTo("[[\"" + TOPIC.toHex() + "\"]]");
      if (to - from + 1 > most) {
        throw new NodeFault(refusal, "the node says that it is too much");
      }
      ArrayNode logs = Json.object().putArray("logs");
      for (long block = from; block <= to; block++) {
        if (block % 10 == 0) {
          logs.addObject()
              .put("address", "0x" + "b1".repeat(20))
              .put("data", "0x")
              .put("removed", block == 20)
              .put("blockNumber", "0x" + Long.toHexString(block + moved))
              .put("transactionHash", "0x" + "%064x".formatted(block))
              .putArray("topics")
              .add(TOPIC.toHex());
        }
      }
      return logs;
    };
  }

  private static List<Long> blocks(List<RangeLogs.Logged> logs) {
    return logs.stream().map(one -> one.transaction().toUnsigned().longValueExact()).toList();
  }

  @Test
  void readsAllInTheirOrderAndLeavesOutWhatWasUndone() throws NodeFault {
    assertThat(blocks(RangeLogs.of(node(10_000, NodeFault.Kind.REFUSED), 5, 45, Set.of(TOPIC))))
        .containsExactly(10L, 30L, 40L);
    assertThat(asked).containsExactly("5-45");
  }

  @Test
  void asksForLessWhereItIsTooMuch() throws NodeFault {
    assertThat(blocks(RangeLogs.of(node(30, NodeFault.Kind.REFUSED), 1, 100, Set.of(TOPIC))))
        .containsExactly(10L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 100L);
    assertThat(asked).startsWith("1-100", "1-50", "1-25", "26-50").endsWith("76-100");
  }

  @Test
  void givesUpWhereNotEvenOneBlockIsAnswered() {
    assertThatThrownBy(() -> RangeLogs.of(node(0, NodeFault.Kind.UNUSABLE), 1, 100, Set.of(TOPIC)))
        .isInstanceOf(NodeFault.class);
    assertThat(asked).contains("1-1").hasSizeLessThan(10);
  }

  @Test
  void doesNotAskAgainForAMethodThatIsNotOffered() {
    assertThatThrownBy(
            () -> RangeLogs.of(node(0, NodeFault.Kind.METHOD_MISSING), 1, 100, Set.of(TOPIC)))
        .isInstanceOf(NodeFault.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void asksForMoreAndMoreOfOneContractUntilItIsTooMuch() throws NodeFault {
    Address contract = Address.of("0x" + "b1".repeat(20));
    NodeClient node = node(5_000, NodeFault.Kind.REFUSED);
    assertThat(RangeLogs.of(node, contract, 1, 20_000, Set.of(TOPIC))).hasSize(1_999);
    assertThat(asked)
        .startsWith("1-1000", "1001-3000", "3001-7000", "7001-15000", "7001-11000", "11001-15000");
    assertThat(contracts).containsOnly(contract.toHex());
  }

  @Test
  void doesNotBelieveALogOfABlockThatWasNotAskedFor() {
    moved = 1_000;
    assertThatThrownBy(
            () -> RangeLogs.of(node(10_000, NodeFault.Kind.REFUSED), 5, 45, Set.of(TOPIC)))
        .isInstanceOf(NodeFault.class)
        .hasMessageContaining("was not asked for");
  }
}
