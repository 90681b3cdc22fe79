package dev.countersign.server.sink;

import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.alert.Raised;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.tracing.Tracing.Kind;
import dev.countersign.server.tracing.Tracing.Span;
import dev.countersign.server.watch.StopRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Raises what messages say, each finding once, and stops what a rule of theirs stops. */
final class FindingRaiser {
  private final TakenStore taken;
  private final AlertDesk desk;
  private final StopRule stop;
  private final Tracing tracing;

  FindingRaiser(TakenStore taken, AlertDesk desk, StopRule stop, Tracing tracing) {
    this.taken = taken;
    this.desk = desk;
    this.stop = stop;
    this.tracing = tracing;
  }

  /**
   * Raises findings that were not taken before, and further alerts, in the deciding transaction at
   * hand.
   *
   * @return a span for each finding that was raised, to be ended once that is committed
   */
  List<Span> raise(
      String topic, List<Found> found, List<Raised> further, Instant now, Journal entries) {
    Set<String> fresh = taken.fresh(found.stream().map(Found::identity).toList(), now);
    List<Span> spans = new ArrayList<>();
    List<Raised> raised = new ArrayList<>();
    for (Found one : found) {
      if (fresh.remove(one.identity())) {
        Span span = span(topic, one.message());
        spans.add(span);
        raised.add(new Raised(one.noticed(now), span.traceparent()));
      }
    }
    raised.addAll(further);
    desk.raiseTraced(raised, entries);
    stop.apply(raised.stream().map(Raised::alert).toList(), entries);
    return spans;
  }

  private Span span(String topic, Message message) {
    return tracing
        .begin("take finding", Kind.CONSUMER, message.traceparent(), null)
        .note("messaging.system", "kafka")
        .note("messaging.destination.name", topic)
        .note("messaging.destination.partition.id", Integer.toString(message.part()))
        .note("messaging.kafka.offset", Long.toString(message.offset()));
  }
}
