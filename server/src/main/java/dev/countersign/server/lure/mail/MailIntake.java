package dev.countersign.server.lure.mail;

import dev.countersign.server.lure.Handed;
import dev.countersign.server.lure.Kept;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.lure.Way;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a report of a mail. Whoever it says it is from is the reporter where they are of the
 * company and nothing speaks against it; everything else is kept as somebody unknown's, and nobody
 * is answered.
 */
public final class MailIntake {
  /** More answers than that a person does not get by mail within an hour. */
  static final int MOST_REPLIES = 20;

  private static final Duration WITHIN = Duration.ofHours(1);

  private final LureHouse house;
  private final PeopleStore people;
  private final InstantSource clock;

  /** Into that house. */
  public MailIntake(LureHouse house, PeopleStore people, InstantSource clock) {
    this.house = house;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Takes one in; it is on the disk when this returns.
   *
   * @param arrival by which it is taken in once
   * @param bounce whether the envelope says that nobody is to be answered
   * @param mustBeProven whether a mail server of the company's must have proven its sender; else it
   *     only must not have refuted them
   * @param beside what is written in the same transaction
   * @return empty where it was taken in before
   */
  Optional<UUID> take(
      Kept kept, String arrival, boolean bounce, boolean mustBeProven, Runnable beside) {
    Headers headers = new Headers(kept.bytes());
    String sender = headers.sender().orElse("");
    Person reporter =
        people
            .byEmail(sender)
            .filter(one -> one.state() == Person.State.ACTIVE)
            .filter(one -> isBelieved(headers, sender, mustBeProven))
            .orElse(null);
    boolean reply =
        reporter != null
            && !bounce
            && !headers.mustNotBeAnswered()
            && house.reports().store().replies(reporter.id(), clock.instant().minus(WITHIN))
                < MOST_REPLIES;
    String subject = headers.subject().replaceAll("[/\\\\]", "∕");
    Handed handed =
        new Handed(
            Way.MAIL,
            reporter == null ? "" : reporter.subject(),
            reporter,
            sender,
            subject.isBlank() ? "a mail without a subject" : subject,
            arrival,
            reply);
    return house.reports().receiveMail(handed, kept, beside);
  }

  private boolean isBelieved(Headers headers, String sender, boolean mustBeProven) {
    Set<String> servers = new HashSet<>(house.contacts().store().us().mailServers());
    String domain = sender.substring(sender.lastIndexOf('@') + 1);
    return switch (SenderProof.of(headers.all("Authentication-Results"), domain, servers)) {
      case PROVEN -> true;
      case REFUTED -> false;
      case UNTOLD -> !mustBeProven;
    };
  }

  /** Has one read. */
  void read(UUID report) {
    house.reports().readNow(report);
  }
}
