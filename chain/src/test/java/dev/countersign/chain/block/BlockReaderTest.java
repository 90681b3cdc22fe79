package dev.countersign.chain.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One block of one transaction, told by a node in all the ways in which nodes do. */
class BlockReaderTest {
  private static final String BLOCK = "0x" + "b1".repeat(32);
  private static final String HASH = "0x" + "aa".repeat(32);
  private static final String ANN = "0x" + "0a".repeat(20);
  private static final String BOB = "0x" + "0b".repeat(20);
  private static final String SHOP = "0x" + "5e".repeat(20);
  private static final String MAKER = "0x" + "4d".repeat(20);
  private static final String ZERO = "0x" + "00".repeat(20);
  private static final String WETH = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";

  private static final String TRANSFER =
      "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
  private static final String SINGLE =
      "0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62";
  private static final String BATCH =
      "0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb";
  private static final String DEPOSIT =
      "0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c";
  private static final String WITHDRAWAL =
      "0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65";

  private static final Map<String, String> NAMES =
      Map.of(ANN, "ann", BOB, "bob", SHOP, "shop", MAKER, "maker", WETH, "weth", ZERO, "0");

  private final Map<String, String> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final NodeClient node =
      (method, params) -> {
        asked.add(method);
        String answer = answers.get(method);
        if (answer == null) {
          throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node does not offer " + method);
        }
        if (answer.startsWith("!")) {
          throw new NodeFault(NodeFault.Kind.valueOf(answer.substring(1)), "the node says no");
        }
        return Json.parse(answer.replace('\'', '"'), "The answer");
      };

  private static String block(String more, String to, String value) {
    return "{'number':'0x7','hash':'%s','parentHash':'%s','timestamp':'0x64','miner':'%s'%s,"
            .formatted(BLOCK, "0x" + "b0".repeat(32), MAKER, more)
        + ("'transactions':[{'hash':'%s','from':'%s','to':%s,'value':'%s','gasPrice':'0x5',"
                + "'nonce':'0x2','input':'0xa9059cbb01'}]}")
            .formatted(HASH, ANN, to, value);
  }

  private static String receipt(String status, String more, String... logs) {
    return "{'blockHash':'%s','transactionHash':'%s','status':'%s','gasUsed':'0x64',"
            .formatted(BLOCK, HASH, status)
        + "'effectiveGasPrice':'0x3'"
        + more
        + ",'logs':["
        + String.join(",", logs)
        + "]}";
  }

  private static String log(String contract, String data, String... topics) {
    return "{'address':'%s','data':'0x%s','topics':['%s']}"
        .formatted(contract, data, String.join("','", topics));
  }

  private static String word(String account) {
    return "0x" + "0".repeat(24) + account.substring(2);
  }

  private static String word(int number) {
    return "%064x".formatted(number);
  }

  private static String flat(String type, String place, String action, String more) {
    return "{'type':'%s','traceAddress':[%s],'action':{%s},'blockHash':'%s','transactionHash':'%s'%s}"
        .formatted(type, place, action, BLOCK, HASH, more);
  }

  private static String call(String type, String from, String to, String value) {
    return "'callType':'%s','from':'%s','to':'%s','value':'%s'".formatted(type, from, to, value);
  }

  /** A node without calls, of a transaction that gave 9 wei to Bob. */
  private void usual(String... logs) {
    answers.put("eth_getBlockByNumber", block("", "'" + BOB + "'", "0x9"));
    answers.put("eth_getBlockReceipts", "[" + receipt("0x1", "", logs) + "]");
  }

  private BlockMoves read() throws NodeFault {
    return new BlockReader(node, 1, true).read(7);
  }

  private List<String> moves() throws NodeFault {
    return read().transactions().getFirst().moves().stream().map(BlockReaderTest::words).toList();
  }

  private static String words(AssetMove move) {
    return move.from().map(BlockReaderTest::name).orElse("chain")
        + ">"
        + name(move.to())
        + " "
        + move.amount()
        + switch (move.asset()) {
          case Asset.Native any -> "";
          case Asset.Token token -> " " + name(token.contract());
          case Asset.Item item -> " " + name(item.contract()) + "/" + item.id();
          case Asset.AnyItem any -> "?";
          case Asset.Bitcoin any -> "?";
          case Asset.Money any -> "?";
        };
  }

  private static String name(Address address) {
    return NAMES.getOrDefault(address.toHex(), address.toHex());
  }

  @Test
  void readsWhatATransactionSendsAndPays() throws NodeFault {
    usual();
    BlockMoves block = read();
    assertThat(block.header().number()).isEqualTo(7);
    assertThat(block.header().time()).isEqualTo(100);
    BlockMoves.OfTransaction one = block.transactions().getFirst();
    assertThat(one.hash().toHex()).isEqualTo(HASH);
    assertThat(one.payer().toHex()).isEqualTo(ANN);
    assertThat(one.fee()).isEqualTo(300);
    assertThat(one.price()).isEqualTo(3);
    assertThat(one.moves()).extracting(BlockReaderTest::words).containsExactly("ann>bob 9");
    assertThat(one.failed()).isFalse();
    assertThat(one.sent())
        .isEqualTo(
            new Sent(
                Address.of(ANN),
                Optional.of(Address.of(BOB)),
                BigInteger.valueOf(9),
                OptionalLong.of(2),
                Bytes.fromHex("0xa9059cbb01")));
    assertThat(block.calls()).isFalse();
  }

  @Test
  void takesTheFeeOfBlobsAndGivesTheMakerOnlyWhatIsNotBurnt() throws NodeFault {
    usual();
    answers.put("eth_getBlockByNumber", block(",'baseFeePerGas':'0x2'", "'" + BOB + "'", "0x9"));
    answers.put(
        "eth_getBlockReceipts",
        "[" + receipt("0x1", ",'blobGasUsed':'0xa','blobGasPrice':'0x4'") + "]");
    BlockMoves block = read();
    assertThat(block.transactions().getFirst().fee()).isEqualTo(300 + 40);
    assertThat(block.made()).extracting(BlockReaderTest::words).containsExactly("chain>maker 100");
  }

  @Test
  void takesThePriceFromTheTransactionWhereOldNodesDoNotSayItInTheReceipt() throws NodeFault {
    usual();
    answers.computeIfPresent(
        "eth_getBlockReceipts", (any, text) -> text.replace("'effectiveGasPrice':'0x3',", ""));
    assertThat(read().transactions().getFirst().fee()).isEqualTo(500);
  }

  @Test
  void movesNothingWhereATransactionFailed() throws NodeFault {
    usual();
    answers.put("eth_getBlockReceipts", "[" + receipt("0x0", "") + "]");
    answers.put("trace_block", "[" + flat("call", "", call("call", ANN, BOB, "0x9"), "") + "]");
    assertThat(moves()).isEmpty();
    BlockMoves.OfTransaction one = read().transactions().getFirst();
    assertThat(one.failed()).isTrue();
    assertThat(one.fee()).isEqualTo(300);
  }

  @Test
  void findsTheNewContractAsTheReceiver() throws NodeFault {
    usual();
    answers.put("eth_getBlockByNumber", block("", "null", "0x9"));
    answers.put(
        "eth_getBlockReceipts", "[" + receipt("0x1", ",'contractAddress':'" + SHOP + "'") + "]");
    assertThat(moves()).containsExactly("ann>shop 9");
  }

  @Test
  void readsWhatValidatorsTakeBackAndWhatBlocksWereRewardedWith() throws NodeFault {
    answers.put(
        "eth_getBlockByNumber",
        block(
                ",'difficulty':'0x1','withdrawals':[{'address':'" + BOB + "','amount':'0x2'}]",
                "null",
                "0x0")
            .replaceFirst("'transactions':.*", "'transactions':[]}"));
    answers.put(
        "trace_block",
        "[{'type':'reward','action':{'author':'%s','value':'0x5'},'blockHash':'%s'}]"
            .formatted(MAKER, BLOCK));
    assertThat(read().made())
        .extracting(BlockReaderTest::words)
        .containsExactly("chain>maker 5", "chain>bob 2000000000");
  }

  @Test
  void readsFlatCallsWithoutThoseThatWereUndone() throws NodeFault {
    usual();
    answers.put(
        "trace_block",
        "["
            + String.join(
                ",",
                flat("call", "", call("call", ANN, SHOP, "0x9"), ""),
                flat("call", "0", call("delegatecall", SHOP, BOB, "0x9"), ""),
                flat("call", "1", call("call", SHOP, BOB, "0x8"), ",'error':'Reverted'"),
                flat("call", "1,0", call("call", BOB, ANN, "0x7"), ""),
                flat(
                    "create",
                    "2",
                    "'from':'" + SHOP + "','value':'0x6'",
                    ",'result':{'address':'" + BOB + "'}"),
                flat("call", "10", call("call", SHOP, ANN, "0x2"), ""),
                flat(
                    "suicide",
                    "11",
                    "'address':'%s','refundAddress':'%s','balance':'0x5'".formatted(BOB, ANN),
                    ""))
            + "]");
    assertThat(moves()).containsExactly("ann>shop 9", "shop>bob 6", "shop>ann 2", "bob>ann 5");
    assertThat(read().calls()).isTrue();
    assertThat(asked).doesNotContain("debug_traceBlockByHash");
  }

  private static String nested(String type, String from, String to, String value, String more) {
    return "{'type':'%s','from':'%s','to':'%s','value':'%s'%s}"
        .formatted(type, from, to, value, more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"debug_traceBlockByHash", "debug_traceTransaction"})
  void readsNestedCallsWithoutThoseThatWereUndone(String method) throws NodeFault {
    usual();
    String inner =
        String.join(
            ",",
            nested("DELEGATECALL", SHOP, BOB, "0x9", ""),
            nested(
                "CALL",
                SHOP,
                BOB,
                "0x8",
                ",'error':'execution reverted','calls':["
                    + nested("CALL", BOB, ANN, "0x7", "")
                    + "]"),
            nested("CREATE2", SHOP, BOB, "0x6", ""),
            nested("SELFDESTRUCT", BOB, ANN, "0x5", ""),
            "{'type':'STATICCALL','from':'%s','to':'%s'}".formatted(SHOP, BOB));
    String frame = nested("CALL", ANN, SHOP, "0x9", ",'calls':[" + inner + "]");
    answers.put("debug_traceBlockByHash", "!UNUSABLE"); // too large at once
    answers.put(method, method.endsWith("Hash") ? "[{'result':" + frame + "}]" : frame);
    assertThat(moves()).containsExactly("ann>shop 9", "shop>bob 6", "bob>ann 5");
  }

  @Test
  void readsTokensAndItems() throws NodeFault {
    usual(
        log(SHOP, word(70), TRANSFER, word(ANN), word(BOB)),
        log(SHOP, "", TRANSFER, word(ANN), word(BOB), "0x" + word(4)),
        log(SHOP, word(5) + word(2), SINGLE, word(SHOP), word(ANN), word(BOB)),
        log(
            SHOP,
            word(64) + word(160) + word(2) + word(6) + word(7) + word(2) + word(1) + word(3),
            BATCH,
            word(SHOP),
            word(ANN),
            word(BOB)));
    assertThat(moves())
        .containsExactly(
            "ann>bob 9",
            "ann>bob 70 shop",
            "ann>bob 1 shop/4",
            "ann>bob 2 shop/5",
            "ann>bob 1 shop/6",
            "ann>bob 3 shop/7");
  }

  @Test
  void takesNothingForATransferThatIsNotWrittenAsOne() throws NodeFault {
    usual(
        log(SHOP, "", TRANSFER, word(ANN), word(BOB)),
        log(SHOP, word(70), TRANSFER, word(ANN)),
        log(SHOP, word(64) + word(1), BATCH, word(SHOP), word(ANN), word(BOB)),
        log(SHOP, word(0), TRANSFER, word(ANN), word(BOB)),
        log(SHOP, word(9), DEPOSIT, word(ANN)),
        "{'address':'%s','data':'0x','topics':[]}".formatted(SHOP));
    assertThat(moves()).containsExactly("ann>bob 9");
  }

  @ParameterizedTest
  @CsvSource({
    "call, ann>shop 9; shop>weth 9; 0>shop 9 weth; weth>shop 4; shop>0 4 weth",
    "none, ann>bob 9; shop>weth 9; 0>shop 9 weth; weth>shop 4; shop>0 4 weth"
  })
  void seesWhatIsWrappedAlsoWhereNoCallsAreTold(String calls, String expected) throws NodeFault {
    usual(log(WETH, word(9), DEPOSIT, word(SHOP)), log(WETH, word(4), WITHDRAWAL, word(SHOP)));
    if (calls.equals("call")) {
      answers.put(
          "trace_block",
          "["
              + String.join(
                  ",",
                  flat("call", "", call("call", ANN, SHOP, "0x9"), ""),
                  flat("call", "0", call("call", SHOP, WETH, "0x9"), ""),
                  flat("call", "1", call("call", WETH, SHOP, "0x4"), ""))
              + "]");
    }
    assertThat(moves()).containsExactlyInAnyOrder(expected.split("; ", -1));
  }

  @Test
  void countsAWrappedCoinOnceWhereItsContractLogsATransferAsWell() throws NodeFault {
    usual(
        log(WETH, word(9), TRANSFER, "0x" + word(0), word(ANN)),
        log(WETH, word(9), DEPOSIT, word(ANN)));
    answers.put("eth_getBlockByNumber", block("", "'" + WETH + "'", "0x9"));
    assertThat(moves()).containsExactly("ann>weth 9", "0>ann 9 weth");
  }

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
