package dev.countersign.watch.alert;

import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Incident.Status;
import dev.countersign.watch.alert.Message.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be told of an incident by a moment: everything, what was told before included, which
 * its topics tell apart. The same values give the same answer.
 *
 * @param messages those that are due
 * @param next when more is, if nothing happens; empty for never
 */
public record Due(List<Message> messages, Optional<Instant> next) {
  /** Copies. */
  public Due {
    messages = List.copyOf(messages);
  }

  /** What is due of an incident. */
  public static Due of(Incident incident, AlertPolicy policy, Instant now) {
    return new Working(incident, policy, now).due();
  }

  /** The channels that are told of it by these, and were before. */
  public Set<String> telling(Incident incident) {
    Set<String> all = new LinkedHashSet<>(incident.told());
    messages.forEach(one -> all.add(one.channel()));
    return all;
  }

  private static final class Working {
    private final Incident incident;
    private final AlertPolicy policy;
    private final Instant now;
    private final Set<String> told;
    private final List<Message> messages = new ArrayList<>();
    private Optional<Instant> next = Optional.empty();

    Working(Incident incident, AlertPolicy policy, Instant now) {
      this.incident = incident;
      this.policy = policy;
      this.now = now;
      this.told = new TreeSet<>(incident.told());
    }

    Due due() {
      if (incident.status() == Status.OPEN) {
        incident.severity().ifPresent(this::calls);
      }
      // Whoever was called when it began hears what became of it, in this answer or a later one.
      takenBack();
      if (incident.status() == Status.RESOLVED) {
        said(Event.RESOLVED);
      } else {
        more();
        if (incident.status() == Status.ACKNOWLEDGED) {
          said(Event.ACKNOWLEDGED);
        }
      }
      return new Due(messages, next);
    }

    /** Step by step; what falls into quiet hours shifts all that comes after it. */
    private void calls(Severity severity) {
      Standing standing = incident.standing().get(severity);
      if (standing == null) {
        return;
      }
      Instant at = later(standing.since(), incident.calledFrom());
      Duration before = Duration.ZERO;
      int level = 0;
      for (Step step : policy.ladder(severity)) {
        level++;
        at = policy.awake(severity, at.plus(step.after().minus(before)));
        before = step.after();
        if (at.isAfter(now)) {
          soonest(at);
          return;
        }
        for (String channel : new TreeSet<>(step.channels())) {
          messages.add(
              new Message(
                  channel,
                  Event.CALL,
                  level,
                  "call/" + incident.round() + "/" + word(severity) + "/" + level));
          told.add(channel);
        }
      }
    }

    /** Further alerts, together at the end of the stretch in which the last one came. */
    private void more() {
      Severity severity = incident.severity().orElse(null);
      if (severity == null || !incident.freshAt().isAfter(incident.openedAt())) {
        return;
      }
      Duration since = Duration.between(incident.openedAt(), incident.freshAt());
      long stretch = since.dividedBy(policy.digest());
      Instant end = incident.openedAt().plus(policy.digest().multipliedBy(stretch + 1));
      tell(Event.MORE, "more/" + stretch, policy.awake(severity, end));
    }

    private void takenBack() {
      if (incident.takeBacks() > 0) {
        tell(
            Event.TAKEN_BACK,
            "taken-back/" + incident.takeBacks(),
            policy.awake(incident.worst(), now));
      }
    }

    private void said(Event event) {
      tell(
          event,
          event.word() + "/" + incident.round(),
          policy.awake(incident.worst(), incident.statusAt()));
    }

    /** To all who were told of the incident and do not get each alert by itself. */
    private void tell(Event event, String topic, Instant at) {
      if (at.isAfter(now)) {
        soonest(at);
        return;
      }
      for (String channel : told) {
        if (event != Event.MORE || !policy.feeds().containsKey(channel)) {
          messages.add(new Message(channel, event, 0, topic));
        }
      }
    }

    private void soonest(Instant at) {
      next = next.filter(one -> one.isBefore(at)).or(() -> Optional.of(at));
    }

    private static Instant later(Instant one, Instant other) {
      return one.isAfter(other) ? one : other;
    }

    private static String word(Severity severity) {
      return severity.name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
