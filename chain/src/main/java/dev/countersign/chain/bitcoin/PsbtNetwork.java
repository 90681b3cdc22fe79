package dev.countersign.chain.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The network of a PSBT, as the coin types in its derivation paths tell (BIP-44, SLIP-44). */
final class PsbtNetwork {
  private static final Set<Long> PURPOSES = Set.of(44L, 48L, 49L, 84L, 86L, 87L);

  private PsbtNetwork() {}

  /** Empty when no path tells, or when they disagree. */
  static Optional<BitcoinNetwork> of(List<PsbtMap> inputs, List<PsbtMap> outputs) {
    Set<BitcoinNetwork> said = EnumSet.noneOf(BitcoinNetwork.class);
    Stream.concat(
            inputs.stream().flatMap(map -> KeyOrigins.ofInput(map).stream()),
            outputs.stream().flatMap(map -> KeyOrigins.ofOutput(map).stream()))
        .flatMap(origin -> of(origin).stream())
        .forEach(said::add);
    return said.size() == 1 ? said.stream().findFirst() : Optional.empty();
  }

  private static Optional<BitcoinNetwork> of(BitcoinPayload.KeyOrigin origin) {
    List<Long> steps = KeyPath.parse(origin.path(), "A path").steps();
    if (steps.size() < 3 || !PURPOSES.contains(steps.getFirst() - KeyPath.HARDENED)) {
      return Optional.empty();
    }
    long coin = steps.get(1) - KeyPath.HARDENED;
    return coin == 0
        ? Optional.of(BitcoinNetwork.MAINNET)
        : coin == 1 ? Optional.of(BitcoinNetwork.TESTNET) : Optional.empty();
  }
}
