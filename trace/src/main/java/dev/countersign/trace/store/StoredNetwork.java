package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;

/** Which network a store of Bitcoin is of. */
final class StoredNetwork {
  private StoredNetwork() {}

  /**
   * Notes it where nothing is noted yet. Test networks share forms of addresses, and are told from
   * each other by their blocks.
   *
   * @throws UnreadableInput where one of the two is the network that has a price, and not both
   */
  static void note(Tables tables, Reading reading, BitcoinNetwork network) {
    byte[] there = reading.get(Family.META, Keys.NETWORK);
    String noted = there == null ? "" : new String(there, StandardCharsets.US_ASCII);
    String main = BitcoinNetwork.MAINNET.label();
    if (noted.isEmpty()) {
      try (Writes batch = tables.writes()) {
        byte[] label = network.label().getBytes(StandardCharsets.US_ASCII);
        batch.put(Family.META, Keys.NETWORK, label);
        tables.write(batch, true);
      }
    } else if (noted.equals(main) != network.label().equals(main)) {
      throw new UnreadableInput(
          "The store "
              + tables.store()
              + " is of Bitcoin's network "
              + noted
              + ", not of "
              + network.label());
    }
  }
}
