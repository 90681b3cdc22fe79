package dev.countersign.watch.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.BitcoinMoves;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.chain.block.AssetMove;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockLog;
import dev.countersign.chain.block.BlockMoves;
import dev.countersign.chain.block.EventLog;
import dev.countersign.chain.block.Sent;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Blocks of both kinds of chain on one scale. */
class SeenBlocksTest {
  private static final Address ANN = Address.of("0x" + "0a".repeat(20));
  private static final Address BOB = Address.of("0x" + "0b".repeat(20));
  private static final Bytes HASH = Bytes.fromHex("0x" + "11".repeat(32));
  private static final BlockHeader HEADER =
      new BlockHeader(7, Bytes.fromHex("0x" + "b7".repeat(32)), HASH, 1_700_000_000);
  private static final Asset COIN = new Asset.Native(5);

  @Test
  void hasTheMovementsSendersAndLogsOfAnEthereumBlock() {
    EventLog log = new EventLog(BOB, List.of(WatchedEvent.APPROVAL.topic()), Bytes.EMPTY);
    BlockMoves moves =
        new BlockMoves(
            HEADER,
            List.of(
                new BlockMoves.OfTransaction(
                    HASH,
                    new Sent(
                        ANN,
                        Optional.of(BOB),
                        BigInteger.TWO,
                        OptionalLong.of(4),
                        Bytes.fromHex("0xa9059cbb00")),
                    false,
                    BigInteger.TEN,
                    BigInteger.ONE,
                    List.of(new AssetMove(Optional.of(ANN), BOB, COIN, BigInteger.TWO)),
                    List.of(new BlockLog(3, log)))),
            List.of(new AssetMove(Optional.empty(), ANN, COIN, BigInteger.ONE)),
            true);
    SeenBlock block = EthereumBlocks.of(5, moves);
    assertThat(block.movements())
        .containsExactly(
            new Movement(
                5, 7, HEADER.time(), HASH, 0, ANN.toHex(), BOB.toHex(), COIN, BigInteger.TWO),
            new Movement(
                5,
                7,
                HEADER.time(),
                HEADER.hash(),
                1,
                Movement.CHAIN,
                ANN.toHex(),
                COIN,
                BigInteger.ONE));
    SeenTransaction one = block.transactions().getFirst();
    assertThat(one.from()).isEqualTo(ANN.toHex());
    assertThat(one.selector()).contains(Bytes.fromHex("0xa9059cbb"));
    assertThat(one.nonce()).hasValue(4);
    assertThat(one.fee()).isEqualTo(10);
    assertThat(block.logs()).containsExactly(new SeenLog(HASH, 3, log));
  }

  private static Coin coin(String txid, int index, String address, long amount) {
    return new Coin(
        txid + ":" + index,
        address.isEmpty() ? Optional.empty() : Optional.of(address),
        ScriptKind.P2WPKH,
        amount,
        true);
  }

  @Test
  void hasAMovementForEachOutputFromWhoeverGivesMost() {
    String first = "aa".repeat(32);
    String second = "bb".repeat(32);
    BitcoinMoves moves =
        new BitcoinMoves(
            HEADER,
            List.of(
                new BitcoinMoves.OfTransaction(
                    first, List.of(), List.of(coin(first, 0, "miner", 50))),
                new BitcoinMoves.OfTransaction(
                    second,
                    List.of(
                        coin(first, 1, "ann", 3),
                        coin(first, 2, "bob", 4),
                        coin(first, 3, "ann", 2)),
                    List.of(
                        coin(second, 0, "carl", 6),
                        coin(second, 1, "", 0),
                        coin(second, 2, "", 2)))));
    SeenBlock block = BitcoinBlocks.of(moves);
    assertThat(block.movements())
        .extracting(one -> one.index() + " " + one.from() + ">" + one.to() + " " + one.amount())
        .containsExactly("0 chain>miner 50", "1 ann>carl 6", "2 ann>" + second + ":2 2");
    assertThat(block.transactions()).extracting(one -> one.fee().intValue()).containsExactly(0, 1);
    assertThat(block.movements().getLast().transaction().toHex()).isEqualTo("0x" + second);
  }

  @Test
  void knowsTheTopicsThatContractsReallyLog() {
    assertThat(WatchedEvent.APPROVAL.topic().toHex())
        .isEqualTo("0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925");
    assertThat(WatchedEvent.of(WatchedEvent.ADDED_OWNER.topic()))
        .contains(WatchedEvent.ADDED_OWNER);
    assertThat(WatchedEvent.topics()).hasSize(WatchedEvent.values().length);
  }
}
