package dev.countersign.server.freeze;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Recheck;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.response.freeze.tracking.Tracking;
import dev.countersign.response.freeze.tracking.Waits;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What became of requests: sent, and answered. */
public final class FreezeTracking {
  private static final int LONGEST = 2_000;

  private final JournalStore journal;
  private final FreezeStore store;
  private final Agains agains;
  private final PeopleStore people;
  private final Waits waits;

  /** Over the requests of that desk. */
  public FreezeTracking(JournalStore journal, FreezeDesk desk, PeopleStore people, Waits waits) {
    this.journal = journal;
    this.store = desk.store();
    this.agains = desk.agains();
    this.people = people;
    this.waits = waits;
  }

  /**
   * Notes that somebody sent it. Whoever drafted it does not, as long as anybody else could: a
   * second reader looks at every request that leaves.
   *
   * @param by who, as the journal calls them
   * @throws UnreadableInput where its amounts were not held against the chain within a day, or are
   *     others now
   */
  public void sent(UUID id, String by, String note) {
    KeptRequest request = find(id);
    refuseClosed(request);
    boolean own = request.draftedBy().equals(by);
    boolean alone = others(request.draftedBy()).isEmpty();
    if (own && !alone) {
      throw new UnreadableInput(
          "Whoever drafted a request does not send it too; somebody else of security or of the"
              + " administrators reads it and sends it");
    }
    Recheck check = agains.check(request);
    note(id, new State.Sent(check), by, note, own);
  }

  /**
   * Notes what the holder answered.
   *
   * @throws UnreadableInput where that cannot follow
   */
  public void answered(UUID id, State answer, String by, String note) {
    note(id, answer, by, note, false);
  }

  /** Active people who may send, besides one. */
  public List<Person> others(String subject) {
    return people.all().stream()
        .filter(one -> one.state() == Person.State.ACTIVE)
        .filter(one -> one.hasAny(Role.SECURITY, Role.ADMINISTRATOR))
        .filter(one -> !one.subject().equals(subject))
        .toList();
  }

  private void note(UUID id, State next, String by, String note, boolean alone) {
    String said = note.strip();
    if (said.length() > LONGEST) {
      throw new UnreadableInput("A note has at most " + LONGEST + " characters");
    }
    journal.record(entries -> {
      KeptRequest request = find(id);
      refuseClosed(request);
      Tracking after = request.tracking().then(next, by, said, journal::now);
      store.step(id, after, waits.due(after).orElse(null));
      ObjectNode entry = FreezeEntry.step(request.request(), after.steps().getLast());
      if (alone) {
        entry.put("alone", true);
      }
      entries.add("freeze-" + next.word().replace(' ', '-'), request.subject(), entry);
    });
  }

  private static void refuseClosed(KeptRequest request) {
    if (request.closed().isPresent()) {
      throw new UnreadableInput("The request " + request.reference() + " was withdrawn");
    }
  }

  private KeptRequest find(UUID id) {
    return store.find(id).orElseThrow(() -> new UnreadableInput("There is no such request"));
  }
}
