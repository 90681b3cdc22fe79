package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node of one block, and what it is read as. */
abstract class BlocksOfANode {
  static final String BLOCK = "0x" + "b1".repeat(32);
  static final String HASH = "0x" + "aa".repeat(32);
  static final String ANN = "0x" + "0a".repeat(20);
  static final String BOB = "0x" + "0b".repeat(20);
  static final String SHOP = "0x" + "5e".repeat(20);
  static final String MAKER = "0x" + "4d".repeat(20);
  static final String ZERO = "0x" + "00".repeat(20);
  static final String WETH = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";

  static final String TRANSFER =
      "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
  static final String SINGLE = "0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62";
  static final String BATCH = "0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb";
  static final String DEPOSIT =
      "0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c";
  static final String WITHDRAWAL =
      "0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65";

  static final Map<String, String> NAMES =
      Map.of(ANN, "ann", BOB, "bob", SHOP, "shop", MAKER, "maker", WETH, "weth", ZERO, "0");

  final Map<String, String> answers = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  final NodeClient node =
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

  static String block(String more, String to, String value) {
    return "{'number':'0x7','hash':'%s','parentHash':'%s','timestamp':'0x64','miner':'%s'%s,"
            .formatted(BLOCK, "0x" + "b0".repeat(32), MAKER, more)
        + ("'transactions':[{'hash':'%s','from':'%s','to':%s,'value':'%s','gasPrice':'0x5',"
                + "'nonce':'0x2','input':'0xa9059cbb01'}]}")
            .formatted(HASH, ANN, to, value);
  }

  static String receipt(String status, String more, String... logs) {
    return "{'blockHash':'%s','transactionHash':'%s','status':'%s','gasUsed':'0x64',"
            .formatted(BLOCK, HASH, status)
        + "'effectiveGasPrice':'0x3'"
        + more
        + ",'logs':["
        + String.join(",", logs)
        + "]}";
  }

  static String log(String contract, String data, String... topics) {
    return "{'address':'%s','data':'0x%s','topics':['%s']}"
        .formatted(contract, data, String.join("','", topics));
  }

  static String word(String account) {
    return "0x" + "0".repeat(24) + account.substring(2);
  }

  static String word(int number) {
    return "%064x".formatted(number);
  }

  static String flat(String type, String place, String action, String more) {
    return "{'type':'%s','traceAddress':[%s],'action':{%s},'blockHash':'%s','transactionHash':'%s'%s}"
        .formatted(type, place, action, BLOCK, HASH, more);
  }

  static String call(String type, String from, String to, String value) {
    return "'callType':'%s','from':'%s','to':'%s','value':'%s'".formatted(type, from, to, value);
  }

  static String nested(String type, String from, String to, String value, String more) {
    return "{'type':'%s','from':'%s','to':'%s','value':'%s'%s}"
        .formatted(type, from, to, value, more);
  }

  /** A node without calls, of a transaction that gave 9 wei to Bob. */
  void usual(String... logs) {
    answers.put("eth_getBlockByNumber", block("", "'" + BOB + "'", "0x9"));
    answers.put("eth_getBlockReceipts", "[" + receipt("0x1", "", logs) + "]");
  }

  BlockMoves read() throws NodeFault {
    return new BlockReader(node, 1, true).read(7);
  }

  List<String> moves() throws NodeFault {
    return read().transactions().getFirst().moves().stream().map(BlockReaderTest::words).toList();
  }

  static String words(AssetMove move) {
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

  static String name(Address address) {
    return NAMES.getOrDefault(address.toHex(), address.toHex());
  }
}
