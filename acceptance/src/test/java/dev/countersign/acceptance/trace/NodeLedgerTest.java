package dev.countersign.acceptance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.node.BlockEntries;
import dev.countersign.trace.node.MemoryBlocks;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger of everything that happens on a chain, compared with what the node says of accounts. */
class NodeLedgerTest {
  private static Scene scene;
  private static Map<String, BigInteger> genesis;

  @BeforeAll
  static void start() {
    scene = new Scene();
    genesis = new TreeMap<>();
    for (Address one : scene.node.accounts()) {
      genesis.put(one.toHex(), balance(one.toHex(), "0x0"));
    }
    Address juggler = scene.node.create("Juggler");
    Address ann = scene.node.accounts().get(1);
    Address bob = Scene.wallet("bob");
    scene.send(ann, juggler, BigInteger.valueOf(100), "juggle(address)", bob);
    scene.fail(ann, juggler, BigInteger.valueOf(100), "refuse()");
    scene.pay(ann, Address.ZERO, BigInteger.valueOf(8));
    scene.paint(ann);
    scene.buyPicture(scene.maker, 0, ann, Scene.ether(1));
    scene.sell(ann, Scene.ether(3), scene.weth, scene.gold, scene.silver);
    scene.approve(ann, scene.silver);
    scene.buy(ann, scene.tokens(scene.silver, ann), bob, scene.silver, scene.gold, scene.weth);
    scene.send(ann, scene.weth, Scene.ether(2), "deposit()");
    scene.send(ann, scene.weth, BigInteger.ZERO, "withdraw(uint256)", Scene.ether(1));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static BigInteger balance(String account, String block) {
    return Scene.number(
        Json.object()
            .set(
                "balance",
                scene.node.ask("eth_getBalance", RpcValues.text(account), RpcValues.text(block))),
        "balance");
  }

  private static MemoryBlocks load(NodeClient node) throws NodeFault {
    MemoryBlocks blocks = new MemoryBlocks();
    BlockReader reader = new BlockReader(node, 31_337, true);
    new ChainLoad(
            blocks.source(reader),
            blocks,
            0,
            4,
            new ChainLoad.Listener() {
              @Override
              public void added(long height) {}

              @Override
              public void undone(long from, long count) {
                throw new AssertionError("nothing was reorganised");
              }
            })
        .to(reader.newest());
    return blocks;
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace_", "debug_"})
  void comesToTheBalanceOfEveryAccount(String offered) throws NodeFault {
    String other = offered.equals("trace_") ? "debug_" : "trace_";
    MemoryBlocks blocks =
        load((method, params) -> {
          if (method.startsWith(other)) {
            throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks " + method);
          }
          return scene.node.call(method, params);
        });
    assertThat(blocks.lacksCalls()).isFalse();
    Map<String, BigInteger> coins = new TreeMap<>(genesis);
    Map<String, BigInteger> silver = new TreeMap<>();
    Map<String, BigInteger> wrapped = new TreeMap<>();
    for (Entry entry : blocks.entriesFrom(0)) {
      entry.payer().ifPresent(payer -> coins.merge(payer, entry.fee().negate(), BigInteger::add));
      for (Entry.Moved move : entry.moves()) {
        Map<String, BigInteger> balances =
            switch (move.asset()) {
              case Asset.Native any -> coins;
              case Asset.Token token ->
                  token.contract().equals(scene.silver)
                      ? silver
                      : token.contract().equals(scene.weth) ? wrapped : new TreeMap<>();
              default -> new TreeMap<>();
            };
        balances.merge(move.from(), move.amount().negate(), BigInteger::add);
        balances.merge(move.to(), move.amount(), BigInteger::add);
      }
    }
    coins.remove(BlockEntries.MINT);
    assertThat(coins).hasSizeGreaterThan(15);
    coins.forEach(
        (account, sum) -> assertThat(balance(account, "latest")).as(account).isEqualTo(sum));
    silver.remove(Address.ZERO.toHex());
    silver.forEach((account, sum) ->
        assertThat(scene.tokens(scene.silver, Address.of(account))).as(account).isEqualTo(sum));
    wrapped.remove(scene.weth.toHex()); // which makes them
    assertThat(wrapped).hasSizeGreaterThan(2);
    wrapped.forEach((account, sum) ->
        assertThat(scene.tokens(scene.weth, Address.of(account))).as(account).isEqualTo(sum));
  }

  @Test
  void saysThatCallsAreMissingWhereNoneAreTold() throws NodeFault {
    MemoryBlocks blocks =
        load((method, params) -> {
          if (method.startsWith("trace_") || method.startsWith("debug_")) {
            throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks " + method);
          }
          return scene.node.call(method, params);
        });
    assertThat(blocks.lacksCalls()).isTrue();
  }
}
