package dev.countersign.cli.access;

import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.read.Tally;
import dev.countersign.access.read.Unread;
import dev.countersign.access.watch.WatchStatus;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what is found as it is found, says what cannot be read, and counts both. */
final class ScanReport implements Consumer<Sighting>, Problems {
  private static final int MOST_SAID = 20;
  private static final int MOST_LOGS = 10_000;

  private final Terminal terminal;
  private final boolean json;
  private final Severity least;
  private final Map<String, Integer> said = new HashMap<>();
  private long shown;
  private long below;
  private boolean holds;
  private boolean critical;
  private boolean broken;

  /**
   * Prints there.
   *
   * @param least what is less severe is only counted, and does not decide the exit code
   */
  ScanReport(Terminal terminal, boolean json, Severity least) {
    this.terminal = terminal;
    this.json = json;
    this.least = least;
  }

  @Override
  public void accept(Sighting sighting) {
    Severity severity = sighting.code().severity();
    if (severity.compareTo(least) < 0) {
      below++;
      return;
    }
    shown++;
    holds |= sighting.code().outcome() != Outcome.ALLOW;
    critical |= severity == Severity.CRITICAL;
    if (json) {
      terminal.printLine(json(sighting));
    } else {
      terminal.print(SightingText.of(sighting, terminal.colours()));
    }
  }

  @Override
  public void unread(String log, Unread unread) {
    int before = said.size() < MOST_LOGS ? said.merge(log, 1, Integer::sum) : MOST_SAID + 1;
    if (before <= MOST_SAID) {
      terminal.tell(log + ", line " + unread.line() + ": " + unread.sentence());
    } else if (before == MOST_SAID + 1 && said.size() < MOST_LOGS) {
      terminal.tell(log + ": more could not be read, and is only counted from here on");
    }
  }

  @Override
  public void broken(String log, String cause) {
    broken = true;
    terminal.tell(log + " could not be read on: " + cause);
  }

  /** Says that a followed log does something that matters. */
  void note(String sentence) {
    terminal.tell(sentence);
  }

  /** The last line. */
  void finish(Tally tally, WatchStatus status) {
    if (json) {
      terminal.printLine(summary(tally, status));
    } else {
      terminal.print((shown == 0 ? "Nothing was found. " : "") + words(tally, status) + "\n");
    }
  }

  /**
   * 4 where something critical was found, 3 where something else that holds was, 2 where that
   * cannot be known because a log, or all that was in it, could not be read, else 0.
   */
  int exitCode(Tally tally) {
    if (critical) {
      return Outcome.DENY.exitCode();
    }
    if (holds) {
      return Outcome.HOLD.exitCode();
    }
    boolean nothingRead = tally.records() == 0 && tally.malformed() + tally.tooLarge() > 0;
    return broken || nothingRead ? 2 : Outcome.ALLOW.exitCode();
  }

  private String words(Tally tally, WatchStatus status) {
    StringBuilder by = new StringBuilder();
    tally
        .byReader()
        .forEach((reader, count) ->
            by.append(by.isEmpty() ? "" : ", ").append(reader).append(' ').append(number(count)));
    return number(shown)
        + (shown == 1 ? " finding" : " findings")
        + (below == 0 ? "" : " and " + number(below) + " less severe")
        + "; "
        + number(tally.records())
        + " records, "
        + number(tally.events())
        + " events"
        + (by.isEmpty() ? "" : " (" + by + ")")
        + "; "
        + number(status.repeated())
        + " repeated, "
        + number(status.late())
        + " late, "
        + number(status.tooLate())
        + " too late to compare, "
        + number(tally.malformed())
        + " not readable, "
        + number(tally.tooLarge())
        + " too large, "
        + number(tally.untimed())
        + " without a time, "
        + number(tally.unrecognised())
        + " of a kind that is not known.";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private ObjectNode summary(Tally tally, WatchStatus status) {
    ObjectNode counts = Json.object();
    counts
        .put("findings", shown)
        .put("lessSevere", below)
        .put("records", tally.records())
        .put("events", tally.events())
        .put("compared", status.taken())
        .put("repeated", status.repeated())
        .put("late", status.late())
        .put("tooLate", status.tooLate())
        .put("ahead", status.ahead())
        .put("nobody", status.nobody())
        .put("bounded", status.bounded())
        .put("people", status.people())
        .put("malformed", tally.malformed())
        .put("tooLarge", tally.tooLarge())
        .put("untimed", tally.untimed())
        .put("unrecognised", tally.unrecognised());
    ObjectNode by = counts.putObject("byReader");
    tally.byReader().forEach(by::put);
    ObjectNode whole = Json.object();
    whole.set("summary", counts);
    return whole;
  }

  private static ObjectNode json(Sighting sighting) {
    ObjectNode node = Json.object();
    node.put("code", sighting.code().code())
        .put("severity", sighting.code().severity().name().toLowerCase(Locale.ROOT))
        .put("outcome", sighting.code().outcome().name().toLowerCase(Locale.ROOT))
        .put("person", sighting.person())
        .put("session", sighting.session())
        .put("at", sighting.at().toString())
        .put("sentence", sighting.sentence());
    ArrayNode events = node.putArray("events");
    for (EventNote note : sighting.events()) {
      events
          .addObject()
          .put("key", note.key())
          .put("at", note.at().toString())
          .put("action", note.action())
          .put("ip", note.ip() == null ? null : note.ip().toString())
          .put("userAgent", note.userAgent())
          .put("session", note.session());
    }
    node.put("innocent", sighting.innocent()).put("settledBy", sighting.code().release());
    ObjectNode evidence = node.putObject("evidence");
    sighting.evidence().forEach(evidence::put);
    return node;
  }
}
