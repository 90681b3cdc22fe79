package dev.countersign.watch.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenBlock;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Blocks that are told apart by a name; each holds one movement of its own. */
final class FakeBlocks {
  private FakeBlocks() {}

  static Bytes hash(String text) {
    return Keccak256.hash(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A block behind another one; null for the first. */
  static SeenBlock after(List<SeenBlock> chain, String name) {
    long height = chain.size();
    Bytes parent = chain.isEmpty() ? hash("nothing") : chain.getLast().header().hash();
    Bytes hash = hash(parent.toHex() + name);
    BlockHeader header = new BlockHeader(height, hash, parent, 1_700_000_000 + height);
    Movement movement =
        new Movement(
            1,
            height,
            header.time(),
            hash,
            0,
            "0xa",
            "0xb",
            new Asset.Native(1),
            BigInteger.valueOf(height + 1));
    return new SeenBlock(1, header, List.of(movement), List.of(), List.of(), true);
  }

  /** A chain with those names. */
  static List<SeenBlock> chain(String... names) {
    List<SeenBlock> chain = new ArrayList<>();
    for (String name : names) {
      chain.add(after(chain, name));
    }
    return chain;
  }
}
