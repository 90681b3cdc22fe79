package dev.countersign.watch.wallet;

import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenBlock;
import dev.countersign.watch.seen.SeenLog;
import dev.countersign.watch.seen.SeenTransaction;
import dev.countersign.watch.seen.WatchedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A transaction with what it moved and logged.
 *
 * @param movements in their order
 * @param logs in their order
 */
record InBlock(SeenTransaction transaction, List<Movement> movements, List<EventLog> logs) {

  static List<InBlock> of(SeenBlock block) {
    Map<Bytes, InBlock> all = new LinkedHashMap<>();
    for (SeenTransaction one : block.transactions()) {
      all.put(one.hash(), new InBlock(one, new ArrayList<>(), new ArrayList<>()));
    }
    for (Movement movement : block.movements()) {
      InBlock in = all.get(movement.transaction());
      if (in != null) { // what the chain itself made is under the block's own hash
        in.movements.add(movement);
      }
    }
    for (SeenLog log : block.logs()) {
      InBlock in = all.get(log.transaction());
      if (in != null) {
        in.logs.add(log.log());
      }
    }
    return List.copyOf(all.values());
  }

  /** What kind of event it is. */
  static Optional<WatchedEvent> event(EventLog log) {
    return log.topics().isEmpty() ? Optional.empty() : WatchedEvent.of(log.topics().getFirst());
  }

  static boolean is(EventLog log, WatchedEvent... any) {
    WatchedEvent event = event(log).orElse(null);
    for (WatchedEvent one : any) {
      if (one == event) {
        return true;
      }
    }
    return false;
  }

  /** The first 32 bytes that an event tells, as a topic or, in older contracts, as data. */
  static Optional<Bytes> first(EventLog log) {
    if (log.topics().size() > 1) {
      return Optional.of(log.topics().get(1));
    }
    return log.data().length() >= 32 ? Optional.of(log.data().slice(0, 32)) : Optional.empty();
  }

  /** Whose allowance an event is about. */
  static Optional<Address> owner(EventLog log) {
    boolean gives =
        is(
            log,
            WatchedEvent.APPROVAL,
            WatchedEvent.APPROVAL_FOR_ALL,
            WatchedEvent.PERMIT2_APPROVAL,
            WatchedEvent.PERMIT2_PERMIT);
    return gives && log.topics().size() >= 3
        ? Optional.of(Address.ofWord(log.topics().get(1)))
        : Optional.empty();
  }
}
