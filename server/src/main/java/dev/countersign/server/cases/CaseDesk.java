package dev.countersign.server.cases;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.response.cases.Actor;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.Deciding;
import dev.countersign.response.cases.Decision;
import dev.countersign.response.cases.Editing;
import dev.countersign.response.cases.Member;
import dev.countersign.response.cases.Said;
import dev.countersign.response.cases.Trigger;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where people open, decide and close cases; each deed with its entry in the journal. */
public final class CaseDesk {
  private final JournalStore journal;
  private final CaseStore cases;
  private final PeopleStore people;
  private final Things things;

  CaseDesk(JournalStore journal, CaseStore cases, PeopleStore people, Things things) {
    this.journal = journal;
    this.cases = cases;
    this.people = people;
    this.things = things;
  }

  /** The cases. */
  public CaseStore store() {
    return cases;
  }

  /** What cases are about, by their names. */
  public Things things() {
    return things;
  }

  /**
   * Opens one.
   *
   * @param about at least one thing that there is
   * @throws UnreadableInput when it is about nothing that there is, or about whoever opens it
   */
  public UUID open(CaseKind kind, Severity severity, String title, Set<Thing> about, Person by) {
    check(about);
    String words = Said.needed(title, "What happened");
    UUID id = UUID.randomUUID();
    journal.record(entries -> {
      Instant now = journal.now();
      Trigger trigger = new Trigger(true, kind, severity, now, words, about, Set.of());
      Case fresh = Case.opened(id, cases.nextNumber(now), trigger, by.subject());
      if (fresh.isAbout(by.subject())) {
        throw new UnreadableInput("Nobody opens a case about themselves; tell another of security");
      }
      cases.keep(fresh, now);
      entries.add("case-opened", fresh.subject(), CaseFollower.opened(fresh));
    });
    return id;
  }

  /**
   * Attaches things to one.
   *
   * @throws UnreadableInput when there is no such thing, or the case has it
   */
  public void attach(UUID id, long seen, Set<Thing> more, Person by) {
    check(more);
    ObjectNode body = Json.object();
    ArrayNode about = body.putArray("about");
    more.forEach(thing -> about.add(thing.subject()));
    change(id, seen, by, "case-attached", body, (one, now) -> editing(one, by).withThings(more));
  }

  /** Takes something off one that does not belong to it. */
  public void detach(UUID id, long seen, Thing thing, Person by) {
    ObjectNode body = Json.object().put("thing", thing.subject());
    change(id, seen, by, "case-detached", body, (one, now) -> editing(one, by).without(thing));
  }

  /** Says that it is another kind of case as well. */
  public void alsoIs(UUID id, long seen, CaseKind kind, Person by) {
    ObjectNode body = Json.object().put("kind", kind.word());
    change(
        id, seen, by, "case-kind-added", body, (one, now) -> editing(one, by).withKind(kind, now));
  }

  /**
   * Decides.
   *
   * @param option one of the task's, or {@link Decision#LEFT_OUT}
   */
  public void decide(UUID id, long seen, String task, String option, String words, Person by) {
    ObjectNode body = Json.object().put("task", task).put("option", option);
    reason(body, words);
    change(
        id,
        seen,
        by,
        "case-decided",
        body,
        (one, now) -> deciding(one).decide(task, option, actor(by), words, now));
  }

  /**
   * Gives somebody a part in it, or takes it away.
   *
   * @throws UnreadableInput when there is nobody of that name who may see cases
   */
  public void member(UUID id, long seen, Member member, boolean given, Person by) {
    boolean may =
        Thing.of(member.person())
            .filter(one -> one.kind() == Thing.Kind.PERSON)
            .flatMap(one -> people.find(UUID.fromString(one.id())))
            .filter(one -> one.hasAny(Role.SECURITY, Role.ADMINISTRATOR, Role.AUDITOR))
            .filter(one -> !given || one.state() == Person.State.ACTIVE)
            .isPresent();
    if (!may) {
      throw new UnreadableInput("A part in a case has somebody who may see cases, and signs in");
    }
    ObjectNode body =
        Json.object().put("person", member.person()).put("role", member.role().word());
    change(
        id,
        seen,
        by,
        given ? "case-part-given" : "case-part-taken",
        body,
        (one, now) ->
            given ? editing(one, by).withMember(member) : editing(one, by).withoutMember(member));
  }

  /** Adds a note for whoever takes over; one of an older version of the case is taken too. */
  public void note(UUID id, String words, Person by) {
    ObjectNode body = Json.object().put("words", words.strip());
    step(id, by, "case-noted", body, (one, now) -> editing(one, by).withNote(words, now));
  }

  /** Asks that it is closed. */
  public void askToClose(UUID id, long seen, String reason, Person by) {
    ObjectNode body = Json.object();
    reason(body, reason);
    change(
        id,
        seen,
        by,
        "case-closing-asked",
        body,
        (one, now) -> deciding(one).askToClose(actor(by), reason, now));
  }

  /** Agrees: it is closed. */
  public void agreeToClose(UUID id, long seen, Person by) {
    change(
        id,
        seen,
        by,
        "case-closed",
        Json.object(),
        (one, now) -> deciding(one).agreeToClose(actor(by), now));
  }

  /** Says that it is not to be closed yet. */
  public void refuseToClose(UUID id, long seen, String reason, Person by) {
    ObjectNode body = Json.object();
    reason(body, reason);
    change(
        id,
        seen,
        by,
        "case-closing-refused",
        body,
        (one, now) -> deciding(one).refuseToClose(actor(by), reason, now));
  }

  /** Opens it again. */
  public void reopen(UUID id, long seen, String reason, Person by) {
    ObjectNode body = Json.object();
    reason(body, reason);
    change(
        id,
        seen,
        by,
        "case-reopened",
        body,
        (one, now) -> deciding(one).reopen(actor(by), reason, now));
  }

  private static Editing editing(Case one, Person by) {
    return new Editing(one, actor(by));
  }

  private Deciding deciding(Case one) {
    return Deciding.of(one, cases.playbooks(one));
  }

  /** A step of the case as whoever takes it saw it, and of no other. */
  private void change(
      UUID id,
      long seen,
      Person by,
      String kind,
      ObjectNode body,
      BiFunction<Case, Instant, Case> step) {
    step(id, by, kind, body, (one, now) -> step.apply(one.asSeen(seen), now));
  }

  private void step(
      UUID id, Person by, String kind, ObjectNode body, BiFunction<Case, Instant, Case> step) {
    journal.record(entries -> {
      Case before = cases.held(id).orElseThrow(() -> new UnreadableInput("There is no such case"));
      Instant now = journal.now();
      Case after = step.apply(before, now);
      cases.keep(after, now);
      body.put("number", after.number()).put("by", by.subject());
      if (before.state() != after.state()) {
        body.put("state", after.state().word());
      }
      entries.add(kind, after.subject(), body);
    });
  }

  private void check(Set<Thing> about) {
    if (about.isEmpty()) {
      throw new UnreadableInput("A case is about something; name what");
    }
    for (Thing thing : about) {
      Optional<Things.Named> named = things.find(thing);
      if (named.isEmpty()) {
        throw new UnreadableInput("There is no " + thing.subject());
      }
    }
  }

  private static void reason(ObjectNode body, String words) {
    if (!words.isBlank()) {
      body.put("reason", words.strip());
    }
  }

  private static Actor actor(Person person) {
    return new Actor(
        person.subject(), person.roles().stream().map(Role::word).collect(Collectors.toSet()));
  }
}
