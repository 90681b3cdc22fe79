package dev.countersign.chain.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a node is asked, and what becomes of an answer that is none. */
class BlockNodeTest extends BlocksOfANode {
  @Test
  void asksForReceiptsOneByOneWhereItMust() throws NodeFault {
    usual();
    answers.put("eth_getBlockReceipts", "!UNUSABLE");
    answers.put("eth_getTransactionReceipt", receipt("0x1", ""));
    assertThat(moves()).containsExactly("ann>bob 9");
    answers.remove("eth_getBlockReceipts");
    assertThat(moves()).containsExactly("ann>bob 9");
  }

  @Test
  void leavesCallsOutWhenItIsTold() throws NodeFault {
    usual();
    BlockMoves block = new BlockReader(node, 1, false).read(7);
    assertThat(block.calls()).isFalse();
    assertThat(asked).containsExactly("eth_getBlockByNumber", "eth_getBlockReceipts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eth_getBlockByNumber | null | the node has no block 7",
        "eth_getBlockByNumber | {} | the block's height is missing",
        "eth_getBlockByNumber | {'number':'0x8'} | asked for block 7 and answered with block 8",
        "eth_getBlockReceipts | [] | another number of receipts than of transactions",
        "eth_getBlockReceipts | [{'blockHash':'0x'}] | a receipt's block has 0 bytes",
        "eth_getBlockReceipts | [{'blockHash':'OTHER','transactionHash':'HASH'}] | of another trans",
        "eth_getBlockReceipts | !UNAVAILABLE | the node says no",
        "trace_block | [] | tells no calls of transaction",
        "trace_block | [{'blockHash':'OTHER'}] | tells calls of another block",
        "trace_block | !REFUSED | cannot tell the calls of block 7, for which it may have no history",
        "trace_block | [ROW] | a call is of the unknown type jump",
        "debug_traceBlockByHash | [] | another number of transactions than it has",
        "debug_traceBlockByHash | [{'result':{'type':'JUMP'}}] | of the unknown type JUMP",
        "debug_traceBlockByHash | [{}] | a call is no object",
      })
  void saysWhatIsWrongWithAnAnswer(String method, String answer, String sentence) {
    usual();
    answers.put(
        method,
        answer
            .replace("ROW", flat("jump", "", "", ""))
            .replace("OTHER", "0x" + "cc".repeat(32))
            .replace("HASH", HASH));
    assertThatThrownBy(this::read)
        .isInstanceOf(NodeFault.class)
        .hasMessageStartingWith("the node")
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eth_getBlockByNumber",
        "eth_getBlockReceipts",
        "eth_getTransactionReceipt",
        "trace_block",
        "trace_transaction",
        "debug_traceBlockByHash",
        "debug_traceTransaction"
      })
  void neverBreaksWhateverANodeSays(String method) {
    String row = flat("call", "", call("call", ANN, BOB, "0x9"), "");
    List<String> lies = new ArrayList<>();
    lies.addAll(List.of("null", "true", "7", "''", "'0x'", "[]", "[[]]", "[{},{}]", "{}"));
    for (String whole : List.of(block("", "'" + BOB + "'", "0x9"), receipt("0x1", ""), row)) {
      for (String member : new String[] {"number", "hash", "from", "logs", "status", "action"}) {
        for (String lie : List.of("null", "{}", "[7]", "'0x" + "f".repeat(64) + "'", "-1")) {
          String one =
              whole.replaceFirst(
                  "'" + member + "':('[^']*'|\\[\\]|\\{[^}]*})", "'" + member + "':" + lie);
          lies.add(one);
          lies.add("[" + one + "]");
        }
      }
    }
    for (String lie : lies) {
      usual();
      answers.put("trace_block", method.startsWith("debug") ? "!METHOD_MISSING" : "[" + row + "]");
      if (method.equals("trace_transaction")) {
        answers.put("trace_block", "!UNUSABLE");
      } else if (method.equals("debug_traceTransaction")) {
        answers.put("debug_traceBlockByHash", "!UNUSABLE");
      } else if (method.equals("eth_getTransactionReceipt")) {
        answers.put("eth_getBlockReceipts", "!UNUSABLE");
      }
      answers.put(method, lie);
      Throwable thrown = catchThrowable(this::read);
      if (thrown != null) {
        assertThat(thrown).as(lie).isInstanceOf(NodeFault.class);
      }
    }
    assertThat(asked).contains(method);
  }

  @Test
  void keepsTheLogsThatItIsAskedFor() throws NodeFault {
    String kept = log(SHOP, word(5), DEPOSIT, word(ANN));
    usual(
        log(WETH, word(9), TRANSFER, word(ANN), word(BOB)),
        kept.replace("{", "{'logIndex':'0x7',"),
        log(SHOP, word(6), WITHDRAWAL, word(ANN)));
    Set<Bytes> topics = Set.of(Bytes.fromHex(DEPOSIT));
    assertThat(new BlockReader(node, 1, true, topics).read(7).transactions().getFirst().logs())
        .containsExactly(
            new BlockLog(
                7,
                new EventLog(
                    Address.of(SHOP),
                    List.of(Bytes.fromHex(DEPOSIT), Bytes.fromHex(word(ANN))),
                    Bytes.fromHex("0x" + word(5)))));
    assertThat(read().transactions().getFirst().logs()).isEmpty();
    usual(kept);
    assertThatThrownBy(() -> new BlockReader(node, 1, true, topics).read(7))
        .isInstanceOf(NodeFault.class)
        .hasMessageContaining("a log's index is missing");
  }

  @Test
  void saysHowFarTheNodeIs() throws NodeFault {
    answers.put("eth_blockNumber", "'0x10'");
    answers.put("eth_syncing", "{'highestBlock':'0x20'}");
    BlockReader reader = new BlockReader(node, 1, true);
    assertThat(reader.newest()).isEqualTo(16);
    assertThat(reader.catchingUpTo()).contains(32L);
    answers.put("eth_syncing", "false");
    assertThat(reader.catchingUpTo()).isEmpty();
    answers.put("eth_chainId", "'0x" + "f".repeat(64) + "'");
    assertThatThrownBy(() -> BlockReader.chainId(node)).hasMessageContaining("too large");
    JsonNode none = Json.parse("null", "none");
    assertThat(new BlockReader((method, params) -> none, 1, true).header(3)).isEmpty();
  }
}
