package dev.countersign.trace.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.block.AssetMove;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockMoves;
import dev.countersign.chain.block.Sent;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BlockEntriesTest {
  private static final Address SENDER = Address.of("0x" + "a1".repeat(20));

  @Test
  void keepsTheGasPriceOfTransactionsAndNoneOfWhatTheChainMakes() {
    Bytes hash = Bytes.fromHex("0x" + "01".repeat(32));
    BlockMoves block =
        new BlockMoves(
            new BlockHeader(7, hash, hash, 1_700_000_000),
            List.of(
                new BlockMoves.OfTransaction(
                    hash,
                    new Sent(
                        SENDER,
                        Optional.of(SENDER),
                        BigInteger.ZERO,
                        OptionalLong.of(3),
                        Bytes.EMPTY),
                    false,
                    BigInteger.valueOf(21_000L * 31),
                    BigInteger.valueOf(31),
                    List.of(),
                    List.of())),
            List.of(
                new AssetMove(
                    Optional.empty(), SENDER, new Asset.Native(1), BigInteger.valueOf(5))),
            true);
    assertThat(BlockEntries.of(block))
        .extracting(Entry::gasPrice)
        .containsExactly(OptionalLong.of(31), OptionalLong.empty());
  }
}
