package dev.countersign.server.lure;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.risk.Exposure;
import dev.countersign.lure.triage.Answer;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where things are reported. What is handed in is on the disk before anybody reads it; what was not
 * read then is read later, by whichever server of the database comes to it.
 */
public final class ReportDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ReportDesk.class);

  /** So often a report is tried before it is said that it cannot be read. */
  private static final int MOST_ATTEMPTS = 3;

  private static final int AT_ONCE = 2;
  private static final int MOST_AN_HOUR = 120;
  private static final int A_ROUND = 20;

  private final TransactionTemplate transaction;
  private final JournalStore journal;
  private final ReportStore reports;
  private final CampaignStore campaigns;
  private final ExposureStore exposures;
  private final Joining joining;
  private final Reading reading;
  private final Recognising recognising;
  private final Ourselves ourselves;
  private final Exercises exercises;
  private final InstantSource clock;
  private final Semaphore readers = new Semaphore(AT_ONCE);

  ReportDesk(
      DataSource source,
      JournalStore journal,
      ReportStore reports,
      CampaignStore campaigns,
      ExposureStore exposures,
      Joining joining,
      Reading reading,
      Recognising recognising,
      Ourselves ourselves,
      Exercises exercises,
      InstantSource clock) {
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.journal = journal;
    this.reports = reports;
    this.campaigns = campaigns;
    this.exposures = exposures;
    this.joining = joining;
    this.reading = reading;
    this.recognising = recognising;
    this.ourselves = ourselves;
    this.exercises = exercises;
    this.clock = clock;
  }

  /** The reports. */
  public ReportStore store() {
    return reports;
  }

  /**
   * Takes something in; it is on the disk when this returns.
   *
   * @throws UnreadableInput when there is nothing in it
   * @throws TooManyReports when somebody hands in too many
   */
  public UUID receive(Handed handed, Kept kept) {
    if (kept.size() == 0) {
      throw new UnreadableInput("There is nothing in it; paste the text or choose the file again");
    }
    Instant now = clock.instant();
    if (reports.count(handed.by(), now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR) {
      throw new TooManyReports(MOST_AN_HOUR);
    }
    return keep(handed, kept, () -> {}).orElseThrow();
  }

  /**
   * Takes a mail in, however many there are.
   *
   * @param beside what is written in the same transaction, such as how far a mailbox was read
   * @return empty where it was taken in before
   */
  public Optional<UUID> receiveMail(Handed handed, Kept kept, Runnable beside) {
    return keep(handed, kept, beside);
  }

  private Optional<UUID> keep(Handed handed, Kept kept, Runnable beside) {
    UUID id = UUID.randomUUID();
    var recipients = Recipients.in(kept.bytes(), handed.way() == Way.MAIL);
    boolean added =
        Objects.requireNonNull(
            transaction.execute(status -> {
              boolean isNew = reports.add(id, handed, kept, recipients, clock.instant());
              beside.run();
              return isNew;
            }));
    if (!added) {
      return Optional.empty();
    }
    note(id);
    return Optional.of(id);
  }

  private void note(UUID id) {
    journal.record(entries -> {
      if (reports.note(id)) {
        Report report = reports.find(id).orElseThrow();
        entries.add("report-received", report.subject(), Recorded.received(report));
      }
    });
  }

  /** Reads one now, unless others are read just now; then it is read soon. */
  public void readNow(UUID id) {
    if (readers.tryAcquire()) {
      try {
        read(id);
      } finally {
        readers.release();
      }
    }
  }

  /** Reads what waits. */
  public void readWaiting() {
    for (UUID id : reports.waiting(clock.instant(), A_ROUND)) {
      readers.acquireUninterruptibly();
      try {
        read(id);
      } finally {
        readers.release();
      }
    }
  }

  private void read(UUID id) {
    int attempt = reports.take(id, clock.instant()).orElse(0);
    if (attempt == 0) {
      return;
    }
    note(id);
    Report report = reports.find(id).orElseThrow();
    Optional<Exercises.Known> own = exercises.recognise(report, reports.content(id));
    if (own.isPresent()) {
      journal.record(entries -> settle(report, own.get(), entries));
      return;
    }
    Company company = ourselves.company();
    Answer answer;
    try {
      answer = attempt > MOST_ATTEMPTS ? Unread.gaveUp(report) : asked(report, company);
    } catch (RuntimeException e) {
      LOG.warn("{} could not be read, attempt {}: {}", report.subject(), attempt, e.toString());
      if (attempt < MOST_ATTEMPTS) {
        reports.giveBack(id);
        return;
      }
      answer = Unread.gaveUp(report);
    }
    Answer settled = answer;
    journal.record(entries -> joining.settle(entries, report, settled, company, journal.now()));
  }

  private void settle(Report report, Exercises.Known exercise, Journal entries) {
    if (!reports.answer(report.id(), exercise.answer(), exercise.id(), journal.now())) {
      throw new IllegalStateException(report.subject() + " was answered before");
    }
    exercises.reported(exercise.id(), report, entries);
    entries.add("report-answered", report.subject(), Recorded.exercise(report));
  }

  private Answer asked(Report report, Company company) {
    String name = report.way() == Way.PASTE ? Handed.PASTED : report.name();
    Answer answer = reading.answer(name, reports.content(report.id()), company);
    Answer known = recognising.beside(answer, clock.instant()).settled();
    return report.whole() ? known : Unread.cut(known, report);
  }

  /**
   * Whoever reported something says how closely they met it.
   *
   * @throws UnreadableInput when it is not read yet
   */
  public void met(Report report, Person who, Exposure level) {
    UUID id =
        report
            .itsCampaign()
            .orElseThrow(() ->
                new UnreadableInput(
                    report.answered()
                        ? "It was an exercise, and has no campaign"
                        : "It is being read; say it in a moment"));
    journal.record(entries -> {
      Instant now = journal.now();
      exposures.add(id, who.id(), ExposureStore.Source.REPORTER, now);
      exposures.say(id, who.id(), level, now);
      Campaign campaign = campaigns.find(id).orElseThrow();
      entries.add("lure-met", who.subject(), Recorded.met(campaign, level, "said", who.subject()));
    });
  }
}
