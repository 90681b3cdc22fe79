package dev.countersign.watch.alert;

import dev.countersign.model.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Alerts of one group that came without a long gap, and what people said of them. A value: whatever
 * happens to it gives another one.
 *
 * @param openedAt when its first alert came
 * @param lastAt when something of it came last, what was counted only included
 * @param freshAt when an alert came last that it did not have
 * @param statusAt since when the status is what it is
 * @param round counts from 1 how often people are called for it: once more where it is opened
 *     again, or a worse alert comes after somebody took it on
 * @param calledFrom from when on people are called in this round
 * @param takeBacks how often alerts of it were taken back
 * @param taken the severity that it had when somebody took it on; empty where nobody did
 * @param standing its alerts by severity
 * @param told the channels that were told of it
 */
public record Incident(
    UUID id,
    String group,
    Instant openedAt,
    Instant lastAt,
    Instant freshAt,
    Status status,
    Instant statusAt,
    int round,
    Instant calledFrom,
    int takeBacks,
    Optional<Severity> taken,
    Map<Severity, Standing> standing,
    Set<String> told) {
  /** So many different alerts are one incident at most; the next one begins another. */
  public static final int MOST = 5_000;

  /** What people said of it. */
  public enum Status {
    /** Nobody took it on. */
    OPEN,
    /** Somebody is at it, and nobody else is called. */
    ACKNOWLEDGED,
    /** It is over. */
    RESOLVED
  }

  /** Copies. */
  public Incident {
    standing = Collections.unmodifiableMap(new EnumMap<>(standing));
    told = Set.copyOf(told);
  }

  /** One that begins with an alert. */
  public static Incident opened(UUID id, Alert first) {
    return new Incident(
        id,
        first.group(),
        first.at(),
        first.at(),
        first.at(),
        Status.OPEN,
        first.at(),
        1,
        first.at(),
        0,
        Optional.empty(),
        Map.of(first.severity(), new Standing(1, 0, first.at())),
        Set.of());
  }

  /**
   * True for an alert of its group that comes before the gap after the last one is over, as long as
   * it is not full.
   */
  public boolean takes(Alert alert, Duration gap) {
    return alerts() < MOST && isWithin(alert, gap);
  }

  /** The same, whether it is full or not. */
  public boolean isWithin(Alert alert, Duration gap) {
    return status != Status.RESOLVED
        && group.equals(alert.group())
        && !alert.at().isAfter(lastAt.plus(gap));
  }

  /** With one alert more that it did not have. */
  public Incident with(Alert alert) {
    Standing before = standing.getOrDefault(alert.severity(), new Standing(0, 0, alert.at()));
    return stood(alert, before, before.takenBack());
  }

  /** With one alert again that was taken back from it. */
  public Incident withAgain(Alert alert) {
    Standing before = standing.getOrDefault(alert.severity(), new Standing(0, 1, alert.at()));
    return stood(alert, before, Math.max(0, before.takenBack() - 1));
  }

  private Incident stood(Alert alert, Standing before, long takenBack) {
    Map<Severity, Standing> other = new EnumMap<>(Severity.class);
    other.putAll(standing);
    Instant since = before.open() == 0 ? alert.at() : before.since();
    other.put(alert.severity(), new Standing(before.open() + 1, takenBack, since));
    Instant last = later(lastAt, alert.at());
    Instant fresh = later(freshAt, alert.at());
    boolean worse = taken.map(known -> alert.severity().compareTo(known) > 0).orElse(false);
    return worse && status == Status.ACKNOWLEDGED
        ? new Incident(
            id,
            group,
            openedAt,
            last,
            fresh,
            Status.OPEN,
            alert.at(),
            round + 1,
            alert.at(),
            takeBacks,
            Optional.empty(),
            other,
            told)
        : new Incident(
            id,
            group,
            openedAt,
            last,
            fresh,
            status,
            statusAt,
            round,
            calledFrom,
            takeBacks,
            taken,
            other,
            told);
  }

  /** With an alert that it has already, which is counted elsewhere. */
  public Incident counted(Instant at) {
    return new Incident(
        id,
        group,
        openedAt,
        later(lastAt, at),
        freshAt,
        status,
        statusAt,
        round,
        calledFrom,
        takeBacks,
        taken,
        standing,
        told);
  }

  /** Without alerts that stood until their blocks left the chain; how many, by severity. */
  public Incident without(Map<Severity, Long> gone) {
    Map<Severity, Standing> other = new EnumMap<>(Severity.class);
    standing.forEach((severity, one) -> {
      long less = Math.min(one.open(), gone.getOrDefault(severity, 0L));
      other.put(severity, new Standing(one.open() - less, one.takenBack() + less, one.since()));
    });
    return new Incident(
        id,
        group,
        openedAt,
        lastAt,
        freshAt,
        status,
        statusAt,
        round,
        calledFrom,
        takeBacks + 1,
        taken,
        other,
        told);
  }

  /** Taken on by somebody. */
  public Incident acknowledged(Instant at) {
    return said(Status.ACKNOWLEDGED, at, round, calledFrom, Optional.of(worst()));
  }

  /** Over. */
  public Incident resolved(Instant at) {
    return said(Status.RESOLVED, at, round, calledFrom, taken);
  }

  /** Opened again: people are called anew. */
  public Incident reopened(Instant at) {
    return said(Status.OPEN, at, round + 1, at, Optional.empty());
  }

  private Incident said(
      Status other, Instant at, int rounds, Instant from, Optional<Severity> known) {
    return new Incident(
        id, group, openedAt, lastAt, freshAt, other, at, rounds, from, takeBacks, known, standing,
        told);
  }

  /** With the channels that were told of it. */
  public Incident telling(Set<String> channels) {
    return new Incident(
        id,
        group,
        openedAt,
        lastAt,
        freshAt,
        status,
        statusAt,
        round,
        calledFrom,
        takeBacks,
        taken,
        standing,
        channels);
  }

  /** The worst severity of the alerts that stand; empty where all were taken back. */
  public Optional<Severity> severity() {
    return standing.entrySet().stream()
        .filter(one -> one.getValue().open() > 0)
        .map(Map.Entry::getKey)
        .max(Severity::compareTo);
  }

  /** The worst severity that it had. */
  public Severity worst() {
    return standing.keySet().stream().max(Severity::compareTo).orElse(Severity.INFO);
  }

  /** True where no alert of it stands any more. */
  public boolean isTakenBack() {
    return severity().isEmpty();
  }

  /** How many alerts it had, what is counted as the same taken as one. */
  public long alerts() {
    return standing.values().stream().mapToLong(one -> one.open() + one.takenBack()).sum();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
