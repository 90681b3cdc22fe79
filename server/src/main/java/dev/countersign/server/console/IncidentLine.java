package dev.countersign.server.console;

import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.KeptIncident;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Words;
import dev.countersign.watch.alert.Incident;
import dev.countersign.watch.alert.Incident.Status;
import java.time.Instant;
import java.util.Locale;

/**
 * An incident in a list, or at the head of its page.
 *
 * @param mark how it is marked: deny, hold or note
 * @param severity in words; that of what was taken back where all was
 * @param group what it is about
 * @param path where that stands; empty for nowhere
 * @param status in words
 * @param by who took it on or said that it is over; empty for nobody
 * @param alerts how many, in words
 */
public record IncidentLine(
    String id,
    long number,
    Words title,
    String mark,
    String severity,
    String group,
    String path,
    boolean open,
    boolean over,
    boolean takenBack,
    String status,
    String by,
    String reason,
    String alerts,
    String openedAt,
    String lastAt,
    String ago) {
  /** Of an incident, as of now. */
  public static IncidentLine of(KeptIncident kept, IncidentAbout about, String by, Instant now) {
    Incident one = kept.incident();
    Severity severity = one.severity().orElse(one.worst());
    return new IncidentLine(
        one.id().toString(),
        kept.number(),
        Words.of(kept.title()),
        one.isTakenBack() ? "note" : mark(severity),
        word(severity),
        Words.plain(about.name()),
        about.path(),
        one.status() == Status.OPEN,
        one.status() == Status.RESOLVED,
        one.isTakenBack(),
        status(one),
        Words.plain(by),
        Words.plain(kept.reason()),
        alerts(one.alerts(), kept.repeats()),
        Moments.of(one.openedAt()),
        Moments.of(one.lastAt()),
        Moments.apart(now, one.lastAt()));
  }

  static String mark(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "deny";
      case HIGH, MEDIUM -> "hold";
      case LOW, INFO -> "note";
    };
  }

  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String status(Incident one) {
    return switch (one.status()) {
      case OPEN -> one.isTakenBack() ? "all taken back" : "nobody is at it";
      case ACKNOWLEDGED -> "taken on";
      case RESOLVED -> "over";
    };
  }

  private static String alerts(long alerts, long repeats) {
    String words = alerts == 1 ? "1 alert" : alerts + " alerts";
    return repeats == 0 ? words : words + ", repeated " + repeats + " times";
  }
}
