package dev.countersign.access.posture;

import static dev.countersign.access.posture.Lines.many;
import static dev.countersign.access.posture.Lines.moment;

import dev.countersign.access.posture.Observed.Channel;
import java.time.Duration;
import java.util.List;

/** Answers about being told, and coming back. */
final class ReadinessAnswers {
  private static final Duration PROVEN = Duration.ofDays(30);
  private static final Duration BACKUP_FRESH = Duration.ofDays(7);
  private static final Duration BACKUP_OLD = Duration.ofDays(30);
  private static final Duration EXPORT_FRESH = Duration.ofDays(30);
  private static final Duration LOOKED_AT = Duration.ofDays(2);

  private final Observed seen;

  ReadinessAnswers(Observed seen) {
    this.seen = seen;
  }

  List<Answer> all() {
    return List.of(told(), backup(), journal(), reports(), contacts(), domains());
  }

  private Answer told() {
    List<Channel> channels = seen.channels();
    List<String> evidence =
        channels.stream()
            .map(one ->
                one.name()
                    + ": got through the last time "
                    + moment(one.delivered())
                    + ", "
                    + one.failed()
                    + " failed since")
            .toList();
    if (channels.isEmpty()) {
      return new Answer(
          Question.TOLD,
          State.MISSING,
          "There is no way out: whoever does not look at the console hears nothing.",
          evidence,
          "Start the server with --smtp or --webhook.",
          "/notifications");
    }
    boolean proven =
        channels.stream()
            .anyMatch(one -> one.failed() == 0 && seen.within(one.delivered(), PROVEN));
    if (!proven) {
      return new Answer(
          Question.TOLD,
          State.PARTLY,
          channels.stream().allMatch(one -> one.delivered() == null)
              ? "There is a way out, and nothing has got through it yet."
              : "Nothing got through lately, or something failed since.",
          evidence,
          "See on the page Notifications what became of them.",
          "/notifications");
    }
    return Answer.met(Question.TOLD, "Notices get through, the last within 30 days.", evidence);
  }

  private Answer backup() {
    List<String> evidence = List.of("the last one: " + moment(seen.backup()));
    if (seen.within(seen.backup(), BACKUP_FRESH)) {
      return Answer.met(Question.BACKUP, "The last backup is newer than a week.", evidence);
    }
    return new Answer(
        Question.BACKUP,
        seen.within(seen.backup(), BACKUP_OLD) ? State.PARTLY : State.MISSING,
        seen.backup() == null
            ? "Nobody has made a backup."
            : "The last backup is older than a week.",
        evidence,
        "Run countersign backup, each night, to another machine.",
        "");
  }

  private Answer journal() {
    List<String> evidence =
        List.of(
            many(seen.journal().entries(), "entry", "entries"),
            "signed the last time: " + moment(seen.journal().signed()),
            "exported the last time: " + moment(seen.journal().exported()));
    if (seen.within(seen.journal().exported(), EXPORT_FRESH)) {
      return Answer.met(
          Question.JOURNAL_KEPT,
          "The journal was taken out of this server within 30 days.",
          evidence);
    }
    return new Answer(
        Question.JOURNAL_KEPT,
        State.MISSING,
        seen.journal().exported() == null
            ? "The journal has never left this server."
            : "The journal was last taken out of this server more than 30 days ago.",
        evidence,
        "Export it, verify the file, and keep it where the server cannot reach it.",
        "/journal");
  }

  private Answer reports() {
    List<String> evidence =
        List.of(
            many(seen.reports().lately(), "report", "reports") + " in 90 days",
            many(seen.reports().open(), "campaign waits", "campaigns wait")
                + (seen.reports().oldest() == null
                    ? ""
                    : ", the first since " + moment(seen.reports().oldest())));
    if (seen.reports().oldest() != null && !seen.within(seen.reports().oldest(), LOOKED_AT)) {
      return new Answer(
          Question.LURES_REPORTED,
          State.PARTLY,
          "Something that was reported waits for more than two days.",
          evidence,
          "Say what it is.",
          "/lures");
    }
    return seen.reports().lately() == 0
        ? new Answer(
            Question.LURES_REPORTED,
            State.CANNOT_TELL,
            "Nobody reported anything in 90 days: either nothing came, or nobody knows how.",
            evidence,
            "Show people the button Report a message, and report one yourself.",
            "/reports/new")
        : Answer.met(
            Question.LURES_REPORTED, "People report, and nothing waits for long.", evidence);
  }

  private Answer contacts() {
    List<String> evidence = List.of(many(seen.contacts(), "verified contact", "verified contacts"));
    return seen.contacts() > 0
        ? Answer.met(Question.CONTACTS, "There is a directory of ways that were checked.", evidence)
        : new Answer(
            Question.CONTACTS,
            State.MISSING,
            "Whoever doubts a message has nobody to ask but whoever sent it.",
            evidence,
            "Enter how exchanges, suppliers and colleagues are reached.",
            "/contacts");
  }

  private Answer domains() {
    List<String> evidence = List.of(many(seen.domains(), "own domain", "own domains"));
    return seen.domains() > 0
        ? Answer.met(
            Question.OWN_DOMAINS, "What looks like your domains and is none is told.", evidence)
        : new Answer(
            Question.OWN_DOMAINS,
            State.MISSING,
            "Nobody said which domains are yours.",
            evidence,
            "Enter them under Verified contacts.",
            "/contacts");
  }
}
