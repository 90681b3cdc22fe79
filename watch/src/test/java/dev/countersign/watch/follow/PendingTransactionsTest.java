package dev.countersign.watch.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.watch.seen.SeenTransaction;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class PendingTransactionsTest {
  private static final String SAFE = "0x" + "5a".repeat(20);
  private static final String ANN = "0x" + "0a".repeat(20);
  private static final String BOB = "0x" + "0b".repeat(20);

  private final AtomicInteger filters = new AtomicInteger();
  private final BlockingQueue<SeenTransaction> found = new LinkedBlockingQueue<>();
  private boolean forgets;

  private final NodeClient node =
      (method, params) ->
          switch (method) {
            case "eth_newPendingTransactionFilter" ->
                RpcValues.text("0x" + filters.incrementAndGet());
            case "eth_getFilterChanges" -> {
              if (forgets) {
                throw new NodeFault(NodeFault.Kind.REFUSED, "the node refuses: filter not found");
              }
              yield Json.object().arrayNode().add(hash("11")).add(hash("22"));
            }
            default -> transaction(params.get(0).asString());
          };

  private final PendingTransactions pending =
      new PendingTransactions(node, account -> account.equals(Address.of(SAFE)), found::add);

  private static String hash(String digits) {
    return "0x" + digits.repeat(32);
  }

  /** 11 calls the Safe, 22 is of others, 33 is sent by the Safe, 44 is not known. */
  private static JsonNode transaction(String hash) {
    if (hash.startsWith("0x44")) {
      return Json.object().nullNode();
    }
    return Json.object()
        .put("hash", hash)
        .put("from", hash.startsWith("0x33") ? SAFE : ANN)
        .put("to", hash.startsWith("0x11") ? SAFE : BOB)
        .put("value", "0x7")
        .put("nonce", "0x1")
        .put("input", "0x6a76120201");
  }

  @AfterEach
  void close() {
    pending.close();
  }

  private SeenTransaction next() throws InterruptedException {
    SeenTransaction one = found.poll(10, TimeUnit.SECONDS);
    assertThat(one).isNotNull();
    return one;
  }

  @Test
  void tellsWhatAWatchedAccountSendsAndWhatCallsIt() throws InterruptedException {
    pending.heard(RpcValues.text(hash("22")));
    pending.heard(RpcValues.text(hash("44")));
    pending.heard(RpcValues.text(hash("11")));
    SeenTransaction calls = next();
    assertThat(calls.hash().toHex()).isEqualTo(hash("11"));
    assertThat(calls.to()).contains(SAFE);
    assertThat(calls.selector().orElseThrow().toHex()).isEqualTo("0x6a761202");
    assertThat(calls.value()).isEqualTo(7);
    pending.heard(RpcValues.text(hash("33")));
    assertThat(next().from()).isEqualTo(SAFE);
  }

  @Test
  void tellsEachOnceHoweverOftenItIsHeard() throws InterruptedException {
    for (int i = 0; i < 1_000; i++) {
      pending.heard(RpcValues.text(hash("11")));
    }
    pending.heard(RpcValues.text(hash("33")));
    assertThat(next().hash()).isNotEqualTo(next().hash());
    assertThat(found).isEmpty();
  }

  @Test
  void asksWhereTheNodeSaysNothingUnaskedAndAnewWhereItForgot() throws Exception {
    pending.poll();
    assertThat(next().hash().toHex()).isEqualTo(hash("11"));
    forgets = true;
    try {
      pending.poll();
    } catch (NodeFault fault) {
      forgets = false;
    }
    pending.poll();
    assertThat(filters).hasValue(2);
  }

  @Test
  void leavesWhatIsNoHash() {
    pending.heard(Json.object());
    pending.heard(RpcValues.text("0x12"));
    assertThat(pending.left()).isEqualTo(2);
  }
}
