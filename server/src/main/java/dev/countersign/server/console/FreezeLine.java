package dev.countersign.server.console;

import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.tracking.Reminder;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.response.freeze.tracking.Waits;
import dev.countersign.server.freeze.KeptRequest;
import dev.countersign.server.page.Moments;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A request to freeze in a list.
 *
 * @param mark the class of its chip
 * @param waits a sentence where it waits for too long; else empty
 * @param closed why it counts no more; empty where it does
 * @param open true where something can follow
 */
public record FreezeLine(
    UUID id,
    UUID trace,
    String reference,
    String holder,
    String state,
    String mark,
    List<String> totals,
    String since,
    String ago,
    String deadline,
    String by,
    String waits,
    String closed,
    boolean open) {
  /** Copies. */
  public FreezeLine {
    totals = List.copyOf(totals);
  }

  static FreezeLine of(KeptRequest one, UnaryOperator<String> names, Instant now) {
    State state = one.tracking().state();
    return new FreezeLine(
        one.id(),
        one.trace(),
        one.reference(),
        one.request().holder().words(),
        one.closed().isPresent() ? "withdrawn" : state.word(),
        one.closed().isPresent() ? "withdrawn" : mark(state),
        one.request().totals().stream().map(Quantity::words).toList(),
        Moments.of(one.tracking().since()),
        Moments.apart(now, one.tracking().since()),
        Moments.of(one.tracking().deadline()),
        names.apply(one.tracking().steps().getLast().who()),
        one.closed().isPresent()
            ? ""
            : Reminder.due(List.of(one.tracking()), Waits.USUAL, () -> now).stream()
                .findFirst()
                .map(due -> due.sentence(() -> now))
                .orElse(""),
        one.closed().map(KeptRequest.Closed::why).orElse(""),
        one.isOpen());
  }

  private static String mark(State state) {
    return switch (state) {
      case State.Drafted any -> "draft";
      case State.Sent any -> "running";
      case State.Acknowledged any -> "running";
      case State.PartlyFrozen any -> "hold";
      case State.Frozen any -> "done";
      case State.Refused any -> "refused";
    };
  }
}
