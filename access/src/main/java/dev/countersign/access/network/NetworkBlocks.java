package dev.countersign.access.network;

import dev.countersign.access.event.Ip;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;

/** Some blocks of addresses, of which an address is in one or in none. */
public final class NetworkBlocks {
  /** None. */
  public static final NetworkBlocks NONE = new NetworkBlocks(List.of());

  private static final int MOST = 1_000;

  private final List<Prefix> blocks;

  private NetworkBlocks(List<Prefix> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Reads blocks such as {@code 192.0.2.0/24} and {@code 2001:db8::/32}, or addresses alone.
   *
   * @param what they are, for the error's sentence
   * @throws UnreadableInput when one is none, or there are more than 1,000
   */
  public static NetworkBlocks read(List<String> blocks, String what) {
    if (blocks.size() > MOST) {
      throw new UnreadableInput(what + ": there are more than " + MOST + " blocks");
    }
    return new NetworkBlocks(
        blocks.stream().map(block -> Prefix.read(block.strip(), what)).toList());
  }

  /** Whether an address is in one. */
  public boolean holds(Ip ip) {
    return blocks.stream().anyMatch(block -> Prefix.masked(ip, block.bits()).equals(block.first()));
  }
}
