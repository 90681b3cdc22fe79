package dev.countersign.server.alert;

import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.channel.Telling;
import dev.countersign.server.alert.channel.Telling.Line;
import dev.countersign.watch.alert.Incident;
import dev.countersign.watch.alert.Incident.Status;
import dev.countersign.watch.alert.Message;
import dev.countersign.watch.alert.Message.Event;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Says of an incident what is to be told. */
public final class Tellings {
  private final URI origin;
  private final UnaryOperator<String> names;

  /**
   * That point to the console at that origin.
   *
   * @param names the names of those whom the journal calls so
   */
  public Tellings(URI origin, UnaryOperator<String> names) {
    this.origin = origin;
    this.names = names;
  }

  Telling of(KeptIncident kept, Message message, List<KeptAlert> alerts, Instant now) {
    Incident one = kept.incident();
    return new Telling(
        one.id(),
        kept.number(),
        message.event(),
        message.level(),
        one.status(),
        one.severity(),
        one.worst(),
        one.group(),
        kept.title(),
        alerts.stream().map(Tellings::line).toList(),
        one.alerts(),
        kept.statusBy().isEmpty() ? "" : names.apply(kept.statusBy()),
        kept.reason(),
        origin + "/incidents/" + one.id(),
        one.openedAt(),
        now);
  }

  Telling test(UUID id, Instant now) {
    return new Telling(
        id,
        0,
        Event.TEST,
        0,
        Status.OPEN,
        Optional.of(Severity.INFO),
        Severity.INFO,
        "test",
        "A test",
        List.of(),
        0,
        "",
        "",
        origin + "/incidents/channels",
        now,
        now);
  }

  private static Line line(KeptAlert one) {
    return new Line(
        one.id(),
        one.code(),
        one.severity(),
        one.subject(),
        one.sentence(),
        one.evidence(),
        one.at(),
        one.times(),
        one.takenBackAt() != null,
        one.chain(),
        one.block(),
        one.transaction());
  }
}
