package dev.countersign.server.page;

import dev.countersign.server.trace.TraceEvent;
import dev.countersign.server.trace.Traced;
import dev.countersign.server.trace.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * How far a trace of a node is, and what happened to it, as pages show it.
 *
 * @param open whether it goes on
 * @param words how far it is read, in a sentence
 * @param version other whenever there is another result, event or trouble
 * @param trouble what the node did; empty where it answers
 * @param again when it is asked again
 * @param alerts the newest first
 * @param more whether there are more than are shown
 */
public record TraceWatch(
    UUID id,
    boolean open,
    String words,
    String version,
    String trouble,
    String again,
    List<Alert> alerts,
    boolean more) {
  /** So many are shown at the most. */
  public static final int SHOWN = 50;

  /**
   * Something that happened.
   *
   * @param undone when it turned out not to be so any more; empty while it is
   */
  public record Alert(String kind, String at, String sentence, String undone) {}

  /** Copies. */
  public TraceWatch {
    alerts = List.copyOf(alerts);
  }

  /** What its newest alert says; empty where there is none. */
  public String latest() {
    return alerts.isEmpty() ? "" : alerts.getFirst().sentence();
  }

  /**
   * Of a trace.
   *
   * @param events the newest first, one more than are shown where there are more
   */
  public static TraceWatch of(
      Traced traced, Watching watching, List<TraceEvent> events, Instant now) {
    long newest = events.isEmpty() ? 0 : events.getFirst().number();
    long undone = events.stream().filter(one -> one.undoneAt().isPresent()).count();
    return new TraceWatch(
        traced.id(),
        !traced.state().isEnd(),
        words(traced, watching, now),
        watching.looks()
            + "-"
            + newest
            + "-"
            + undone
            + "-"
            + watching.trouble().map(Watching.Trouble::failures).orElse(0),
        watching.trouble().map(Watching.Trouble::sentence).orElse(""),
        watching
            .trouble()
            .map(one ->
                "It has failed "
                    + (one.failures() == 1 ? "once" : one.failures() + " times in a row")
                    + " since "
                    + Moments.of(one.since())
                    + ", and is asked again at "
                    + Moments.of(one.nextAt())
                    + ". Nothing is lost: what happens meanwhile is read when it answers.")
            .orElse(""),
        events.stream().limit(SHOWN).map(TraceWatch::alert).toList(),
        events.size() > SHOWN);
  }

  private static Alert alert(TraceEvent event) {
    return new Alert(
        event.kind().word(),
        Moments.of(event.at()),
        event.sentence(),
        event.undoneAt().map(Moments::of).orElse(""));
  }

  /** How far it is read. */
  public static String words(Traced traced, Watching watching, Instant now) {
    if (watching.block().isEmpty()) {
      return "No block was read yet.";
    }
    long block = watching.block().getAsLong();
    if (traced.state().isEnd()) {
      return "It was read up to block " + number(block) + ".";
    }
    long lag = watching.lag().orElse(0);
    String age =
        watching.blockTime().isPresent()
            ? ", made "
                + Moments.of(Instant.ofEpochSecond(watching.blockTime().getAsLong()))
                + old(watching.blockTime().getAsLong(), now)
            : "";
    String read = "Block " + number(block) + " is read" + age + ".";
    return watching.trouble().isPresent()
        ? read
        : read
            + " "
            + (lag == 0
                ? "That is the node's newest one."
                : number(lag)
                    + (lag == 1 ? " block" : " blocks")
                    + " of the node's are not read yet.");
  }

  /** A chain that stands still looks like one on which nothing happens. */
  private static String old(long time, Instant now) {
    Instant made = Instant.ofEpochSecond(time);
    return Duration.between(made, now).toMinutes() >= 10
        ? " (" + Moments.apart(now, made) + ")"
        : "";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
