package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.network.NetworkFacts;
import dev.countersign.model.text.Visible;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what was found. */
final class Telling {
  private static final int MORE = 5;
  private static final int STANDS_OUT = 3;

  private final int alarm;
  private final Consumer<Sighting> found;

  Telling(int alarm, Consumer<Sighting> found) {
    this.alarm = alarm;
    this.found = found;
  }

  /** An event that says something by itself. */
  void direct(AccessFinding code, AccessEvent event) {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("action", shown(event.action()));
    event.details().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(12)
        .forEach(one -> evidence.put(shown(one.getKey()), shown(one.getValue())));
    String who = who(event.person());
    String by =
        event.actor().key().isEmpty() || event.actor().key().equals(event.person())
            ? ""
            : ", by " + who(event.actor().key());
    found.accept(
        new Sighting(
            code,
            event.person(),
            event.visit().key(),
            event.at(),
            head(code.title())
                + ": "
                + who
                + by
                + " ("
                + event.source().words()
                + ": "
                + shown(event.action())
                + ").",
            List.of(EventNote.of(event)),
            innocent(code),
            evidence));
  }

  /** Tells of a session when its signs together say enough that was not told yet. */
  void weigh(Moment moment, Trails trails) {
    boolean known = moment.deviceWellKnown();
    int points = trails.points(known);
    int told = trails.told();
    boolean alarms = points >= alarm && (told < alarm || points >= told + MORE);
    boolean notes = told == 0 && trails.has(Sign.NEW_DEVICE) && trails.has(Sign.NEW_NETWORK);
    if (!alarms && !notes) {
      return;
    }
    trails.told(points);
    Trail trail = trails.stronger(known);
    trail.note(EventNote.of(moment.event()));
    found.accept(
        sighting(
            alarms ? code(trail.signs()) : AccessFinding.NEW_DEVICE_AND_NETWORK,
            moment,
            trails.session(),
            trail,
            points));
  }

  private Sighting sighting(
      AccessFinding code, Moment moment, @Nullable SessionState session, Trail trail, int points) {
    List<Sign> signs = Trail.list(trail.signs());
    signs.removeIf(sign -> sign.points == 0);
    signs.sort(Comparator.comparingInt((Sign sign) -> -sign.points));
    String facts = signs.stream().map(sign -> sign.words).collect(Collectors.joining("; "));
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("points", points + " of " + alarm);
    signs.forEach(sign -> evidence.put(word(sign), sign.points + ": " + sign.words));
    List<EventNote> events = new ArrayList<>(trail.notes());
    if (session != null) {
      EventNote anchor = session.anchor;
      if (events.stream().noneMatch(one -> one.key().equals(anchor.key()))) {
        events.addFirst(anchor);
      }
      evidence.put("began", anchor.at() + ", " + at(anchor) + ", " + session.agent.words());
    }
    evidence.put("now", moment.agent().words() + ", " + network(moment.facts()));
    events.sort(Comparator.comparing(EventNote::at));
    return new Sighting(
        code,
        moment.account().name,
        moment.event().visit().key(),
        moment.event().at(),
        (moment.event().visit().session().isEmpty() ? "What was done as " : "A session of ")
            + who(moment.account().name)
            + (code.outcome() == Outcome.HOLD ? " may not be theirs: " : " is new in two ways: ")
            + facts
            + ".",
        events,
        "It could also be "
            + signs.stream()
                .map(sign -> sign.innocent)
                .distinct()
                .limit(3)
                .collect(Collectors.joining("; or "))
            + ".",
        evidence);
  }

  /** The finding to which most of the points belong, where that stands out; else of several. */
  static AccessFinding code(long signs) {
    if ((signs & Sign.NO_SIGN_IN.bit) != 0 && (signs & Sign.NEW_DEVICE.bit) != 0) {
      return AccessFinding.SESSION_REPLAYED;
    }
    if ((signs & Sign.PROOF_RESET.bit) != 0) {
      return AccessFinding.PROOF_CHANGED_THEN_USED;
    }
    Map<AccessFinding, Integer> points = new EnumMap<>(AccessFinding.class);
    for (Sign sign : Trail.list(signs)) {
      points.merge(sign.code, sign.points, Integer::sum);
    }
    return points.entrySet().stream()
        .filter(one -> one.getValue() >= STANDS_OUT)
        .filter(one -> one.getKey().outcome() == Outcome.HOLD)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(AccessFinding.SESSION_NOT_ITS_OWNERS);
  }

  private static String innocent(AccessFinding code) {
    return switch (code) {
      case PROVIDER_WARNED -> "Providers warn too often as well: their warning may be mistaken.";
      case ACTING_AS_ANOTHER -> "Support was asked for help and acts with the owner's knowledge.";
      case PROTECTION_WEAKENED -> "A change that was planned and agreed.";
      case RIGHTS_GRANTED -> "A new task, agreed with whoever answers for the system.";
      case SIGN_IN_WITHOUT_FACTOR -> "An account for emergencies, or a factor asked for elsewhere.";
      case DATA_TAKEN_OUT ->
          "A backup that was agreed, or mail sent on to an address of one's own.";
      case CONSENT_TO_STRANGER -> "A useful application that nobody had tried before.";
      case PROOF_RESET_FOR_MANY -> "New joiners on their first day, or a change of factors.";
      case TOKEN_USED_AGAIN -> "A client that lost the answer and asked again.";
      default -> "Somebody did it on purpose, and may.";
    };
  }

  private static String word(Sign sign) {
    return sign.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String at(EventNote note) {
    return note.ip() == null ? "no address" : note.ip().toString();
  }

  private static String network(@Nullable NetworkFacts facts) {
    return facts == null
        ? "no address"
        : facts.organisation().isEmpty() ? facts.id() : facts.id() + " " + facts.organisation();
  }

  private static String head(String title) {
    return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
  }

  private static String who(String name) {
    return name.isEmpty() ? "nobody named" : shown(name);
  }

  private static String shown(String text) {
    return Visible.of(text.length() > 200 ? text.substring(0, 200) + "…" : text);
  }
}
