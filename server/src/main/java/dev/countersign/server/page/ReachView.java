package dev.countersign.server.page;

import dev.countersign.access.wallet.Fewest;
import dev.countersign.access.wallet.Grant;
import dev.countersign.access.wallet.ReviewDue;
import dev.countersign.access.wallet.Right;
import dev.countersign.access.wallet.WalletAccess;
import dev.countersign.access.wallet.WalletQuorum;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.reach.WalletReach.Reach;
import dev.countersign.server.wallet.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who can reach a wallet, as a page shows it.
 *
 * @param reviewed in words
 * @param people how few are enough, in words; empty where it is not known
 */
public record ReachView(
    Wallet wallet,
    List<Line> lines,
    List<Note> notes,
    List<String> unread,
    List<String> aside,
    String people,
    String teams,
    String devices,
    String reviewed,
    boolean due) {
  /** Copies. */
  public ReachView {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
    unread = List.copyOf(unread);
    aside = List.copyOf(aside);
  }

  /** A right. */
  public record Line(
      String name,
      String kind,
      String right,
      String by,
      String since,
      String used,
      List<Note> notes) {
    /** Copies. */
    public Line {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Something that is noticed.
   *
   * @param severity in words
   * @param title what it is in general
   */
  public record Note(String severity, String title, String sentence) {}

  /** Of a wallet. */
  public static ReachView of(Reach reach, Instant now) {
    WalletAccess access = reach.access();
    WalletQuorum quorum = access.quorum();
    Instant at = reach.reviewed() == null ? null : reach.reviewed().at();
    return new ReachView(
        reach.wallet(),
        access.grants().stream().map(grant -> line(grant, access)).toList(),
        access.noticed().stream().map(ReachView::note).toList(),
        access.unread(),
        access.aside(),
        words(quorum, quorum.people(), "person", "people"),
        words(quorum, quorum.teams(), "team", "teams"),
        words(quorum, quorum.devices(), "device", "devices"),
        at == null ? "never" : Moments.day(at),
        ReviewDue.at(at, now));
  }

  /** How many are grave. */
  public long grave() {
    return notes.stream()
        .filter(note -> note.severity.equals("high") || note.severity.equals("critical"))
        .count();
  }

  /** What moves its value without any of those who are counted; empty where nothing does. */
  public String past() {
    long past =
        lines.stream().filter(line -> line.right.equals(Right.MOVE_PAST_OWNERS.words())).count();
    return past == 0
        ? ""
        : past == 1
            ? "One right besides moves its value past all of them."
            : past + " rights besides move its value past all of them.";
  }

  private static String words(WalletQuorum quorum, Fewest fewest, String one, String several) {
    if (!quorum.known()) {
      return "";
    }
    return switch (fewest.certainty()) {
      case EXACT -> fewest.number() + " " + (fewest.number() == 1 ? one : several);
      case AT_LEAST -> "at least " + fewest.number() + " " + several;
      case NEVER -> "all " + several + " together are not enough";
    };
  }

  private static Line line(Grant grant, WalletAccess access) {
    return new Line(
        grant.holder().name(),
        grant.holder().kind().word(),
        grant.right().words(),
        grant.by(),
        moment(grant.since(), "not known"),
        grant.observed() ? moment(grant.lastUsed(), "never") : "not seen here",
        access.about(grant).stream().map(ReachView::note).toList());
  }

  private static String moment(@Nullable Instant at, String none) {
    return at == null ? none : Moments.day(at);
  }

  private static Note note(WalletAccess.Noticed noticed) {
    Severity severity = noticed.finding().code().severity();
    return new Note(
        severity.name().toLowerCase(Locale.ROOT),
        noticed.finding().code().title(),
        noticed.finding().sentence());
  }
}
