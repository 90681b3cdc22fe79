package dev.countersign.chain.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a block moved. */
class BlockReaderTest extends BlocksOfANode {
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
}
