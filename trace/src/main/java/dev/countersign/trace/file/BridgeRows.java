package dev.countersign.trace.file;

import dev.countersign.chain.block.BlockLog;
import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bridge.BridgeLogs;
import dev.countersign.trace.bridge.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** What bridges logged, out of a table of everything that contracts log. */
final class BridgeRows {
  private static final Set<String> TOPICS =
      BridgeLogs.topics().stream().map(Bytes::toHex).collect(Collectors.toUnmodifiableSet());

  private record Place(Bytes transaction, long index) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = transaction.compareTo(other.transaction);
      return order == 0 ? Long.compare(index, other.index) : order;
    }
  }

  private record Logged(EventLog log, long block, String where) {}

  private final Map<Place, Logged> rows = new TreeMap<>();

  /**
   * Keeps a row that has the first topic of a bridge's event.
   *
   * @throws UnreadableInput where it contradicts one before it
   */
  void read(Row row) {
    String text = row.optional("topics").orElse("").replaceAll("[\\[\\]'\" ]", "");
    if (text.length() < 66 || !TOPICS.contains(text.substring(0, 66))) {
      return;
    }
    List<Bytes> topics =
        Arrays.stream(text.split(",", -1))
            .map(topic -> Bytes.fromHex(topic, row.where() + ": topics"))
            .toList();
    Place place = new Place(row.hash("transaction_hash"), row.count("log_index"));
    Logged logged =
        new Logged(
            new EventLog(
                Address.of(row.address("address")),
                topics,
                Bytes.fromHex(row.optional("data").orElse("0x"), row.where() + ": data")),
            row.count("block_number"),
            row.where());
    Logged before = rows.putIfAbsent(place, logged);
    if (before != null && !before.log.equals(logged.log)) {
      throw new UnreadableInput(
          row.where()
              + " contradicts "
              + before.where
              + " about transaction "
              + place.transaction.toHex()
              + ": its log "
              + place.index
              + " cannot be both");
    }
  }

  /** The logs of each transaction, in their order. */
  Map<Bytes, List<BlockLog>> logs() {
    Map<Bytes, List<BlockLog>> logs = new HashMap<>();
    rows.forEach((place, logged) ->
        logs.computeIfAbsent(place.transaction, any -> new ArrayList<>())
            .add(new BlockLog(place.index, logged.log)));
    return logs;
  }

  /**
   * What they say.
   *
   * @param chain of the ledger (EIP-155)
   * @param time of a block, seconds since 1970; 0 where nobody knows
   */
  List<Said> said(long chain, LongUnaryOperator time) {
    List<Said> said = new ArrayList<>();
    rows.forEach((place, logged) ->
        BridgeLogs.read(
                logged.log,
                Long.toString(chain),
                place.transaction.toHex(),
                time.applyAsLong(logged.block))
            .ifPresent(what -> said.add(new Said(what, logged.log.contract().toHex()))));
    return said;
  }
}
