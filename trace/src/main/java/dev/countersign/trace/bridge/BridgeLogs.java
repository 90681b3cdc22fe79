package dev.countersign.trace.bridge;

import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What bridges log when value is paid in or out, as far as their formats are public. Amounts are in
 * the smallest units of their asset.
 *
 * <p>Anybody can make a contract that logs the same: what is read here says where value is said to
 * go, and counts where value really went into that contract.
 */
public final class BridgeLogs {
  private static final Map<Bytes, BridgeEvent> EVENTS =
      BridgeEvent.ALL.stream()
          .collect(Collectors.toUnmodifiableMap(BridgeEvent::topic, Function.identity()));

  private BridgeLogs() {}

  /** The first topics of all events that are read. */
  public static Set<Bytes> topics() {
    return EVENTS.keySet();
  }

  /**
   * What a log says.
   *
   * @param chain the chain it is of (EIP-155), in decimal digits
   * @param transaction the hash of its transaction
   * @param time of its block, seconds since 1970
   * @return nothing where it is no bridge's, or has another form than theirs
   */
  public static Optional<Sighting> read(EventLog log, String chain, String transaction, long time) {
    return log.topics().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(EVENTS.get(log.topics().getFirst()))
            .flatMap(event -> event.read(log, chain, transaction, time));
  }
}
