package dev.countersign.server.notice;

import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.page.TransferRows;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.transfer.PreparedStore;
import dev.countersign.server.transfer.QuestionStore;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.TransferStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Where it is looked up whom something concerns. */
public record Company(
    PeopleStore people,
    Requesters requesters,
    TransferStore transfers,
    TransferRows words,
    PreparedStore prepared,
    QuestionStore questions,
    ChangeDesk changes,
    LureHouse lures) {

  /** Those who may do something and are like that. */
  List<Person> active(Predicate<Person> like) {
    return people.all().stream()
        .filter(one -> one.state() == Person.State.ACTIVE && like.test(one))
        .toList();
  }

  /** Who asked, or answers for the machine that did, as long as they may do something. */
  List<Person> behind(String requester) {
    return active(one -> requesters.speaksFor(one.subject(), requester));
  }

  /** The id in a subject of that kind. */
  static Optional<UUID> id(String subject, String kind) {
    if (!subject.startsWith(kind + "/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(subject.substring(kind.length() + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
