package dev.countersign.server.watch;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.server.company.StopDesk;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.finding.WatchFinding;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether what is seen on a chain stops all signing. */
public final class StopRule {
  /** Who stops, as the journal calls it. */
  static final String BY = "watch";

  private static final int LONGEST = 500;

  private static final Set<WatchFinding> STOPPING =
      EnumSet.of(
          WatchFinding.MOVED_UNCOUNTERSIGNED,
          WatchFinding.ACTED_UNCOUNTERSIGNED,
          WatchFinding.MOVED_OTHERWISE,
          WatchFinding.APPROVED_UNCOUNTERSIGNED,
          WatchFinding.PENDING_UNCOUNTERSIGNED,
          WatchFinding.CONTROL_CHANGED);

  private final JdbcClient jdbc;
  private final StopDesk desk;
  private final JournalStore journal;

  /** Of an installation. */
  public StopRule(DataSource source, StopDesk desk, JournalStore journal) {
    this.jdbc = JdbcClient.create(source);
    this.desk = desk;
    this.journal = journal;
  }

  /** What a wallet that acts without a countersignature does to signing. */
  public enum Mode {
    /** All signing stands still, until people lift it. */
    STOP,
    /** The alert says that it would have. */
    REHEARSE,
    /** Nothing. */
    OFF;

    /** As it is stored and written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What holds. */
  public Mode mode() {
    return Mode.valueOf(
        jdbc.sql("select stop from watch_setting")
            .query(String.class)
            .single()
            .toUpperCase(Locale.ROOT));
  }

  /**
   * Changes it.
   *
   * @param by who, as the journal calls them
   * @throws UnreadableInput where the word is none
   */
  public void mode(String word, String by) {
    Mode mode;
    try {
      mode = Mode.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("Say stop, rehearse or off");
    }
    journal.record(entries -> {
      if (mode() != mode) {
        jdbc.sql("update watch_setting set stop = :mode").param("mode", mode.word()).update();
        entries.add(
            "watch-stop-set", "installation", Json.object().put("by", by).put("stop", mode.word()));
      }
    });
  }

  /** Stops, in the deciding transaction at hand, where one of those alerts asks for it. */
  public void apply(Collection<Alert> alerts, Journal entries) {
    for (Alert alert : alerts) {
      if (!stops(alert)) {
        continue;
      }
      switch (mode()) {
        case STOP -> desk.stop(BY, reason(alert), entries);
        case REHEARSE ->
            entries.add(
                "watch-would-stop",
                "installation",
                Json.object().put("by", BY).put("reason", reason(alert)));
        case OFF -> {}
      }
      return;
    }
  }

  /** Whether a finding stops by what it is, whatever a rule asks for. */
  public static boolean stopsByItself(FindingCode code) {
    return code instanceof WatchFinding finding && STOPPING.contains(finding);
  }

  /** What says so by itself, and what a rule says whose {@code then} is {@code stop}. */
  private static boolean stops(Alert alert) {
    return alert.code() instanceof WatchFinding finding
        && (STOPPING.contains(finding) || "stop".equals(alert.evidence().get("then")));
  }

  private static String reason(Alert alert) {
    String sentence = alert.sentence();
    return sentence.length() > LONGEST ? sentence.substring(0, LONGEST - 1) + "…" : sentence;
  }
}
