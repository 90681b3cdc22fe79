package dev.countersign.server.requester;

import dev.countersign.access.risk.Part;
import dev.countersign.access.risk.Risk;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.machine.Machine;
import dev.countersign.server.machine.MachineStore;
import dev.countersign.server.machine.Scope;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.requester.Risks.MachineRisk;
import dev.countersign.server.session.Session;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.transfer.Requesters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks requesters up. */
public final class KnownRequesters implements Requesters {
  private static final String PERSON = "person/";
  private static final String MACHINE = "machine/";

  private final PeopleStore people;
  private final SessionStore sessions;
  private final MachineStore machines;
  private final Risks risks;

  /** Among those people and machines. */
  public KnownRequesters(
      PeopleStore people, SessionStore sessions, MachineStore machines, Risks risks) {
    this.people = people;
    this.sessions = sessions;
    this.machines = machines;
    this.risks = risks;
  }

  @Override
  public InitiatorFacts facts(String requester, String key, Instant now) {
    return requester.startsWith(MACHINE)
        ? ofMachine(requester, key, now)
        : ofPerson(requester, key, now);
  }

  private InitiatorFacts ofMachine(String requester, String key, Instant now) {
    MachineRisk known =
        id(requester, MACHINE)
            .flatMap(id -> risks.ofMachine(id, now))
            .filter(one -> one.machine().keyThumbprint().equals(key))
            .filter(one -> one.machine().scopes().contains(Scope.REQUEST))
            .orElseThrow(() ->
                new UnreadableInput("The machine that asked may not ask for anything any more"));
    Machine machine = known.machine();
    int risk = known.risk();
    return new InitiatorFacts(
        machine.name(),
        machine.name(),
        InitiatorFacts.Kind.MACHINE,
        Set.of(),
        Set.of(),
        risk,
        risk,
        null,
        true,
        key,
        machine.responsible().toString());
  }

  private InitiatorFacts ofPerson(String requester, String key, Instant now) {
    Person person =
        person(requester)
            .filter(one -> isActive(Optional.of(one)))
            .orElseThrow(() ->
                new UnreadableInput("Whoever asked for it may not ask for anything any more"));
    Optional<Session> session =
        sessions.lasting(person.id()).stream()
            .filter(one -> one.keyThumbprint().equals(key))
            .findFirst();
    List<Part> known = risks.known(person.id(), now).parts();
    return new InitiatorFacts(
        person.id().toString(),
        person.email(),
        InitiatorFacts.Kind.PERSON,
        person.groups(),
        person.roles().stream().map(Role::word).collect(Collectors.toSet()),
        Risk.ofPerson(known, now),
        Risk.ofSession(known, key, now),
        session.map(one -> Duration.between(one.beganAt(), now)).orElse(null),
        sessions.knowsKey(person.id(), key, now.minus(Duration.ofDays(1))),
        key,
        null);
  }

  @Override
  public String name(String requester) {
    return requester.startsWith(MACHINE)
        ? id(requester, MACHINE)
            .flatMap(machines::name)
            .map(name -> "the machine " + name)
            .orElse("a machine")
        : person(requester).map(Person::name).orElse("somebody");
  }

  @Override
  public boolean speaksFor(String who, String requester) {
    return who.equals(requester)
        || machine(requester)
            .filter(machine -> who.equals(PERSON + machine.responsible()))
            .isPresent();
  }

  private Optional<Machine> machine(String requester) {
    return id(requester, MACHINE).flatMap(machines::find);
  }

  private static boolean isActive(Optional<Person> person) {
    return person.filter(one -> one.state() == Person.State.ACTIVE).isPresent();
  }

  private static Optional<UUID> id(String requester, String prefix) {
    return requester.startsWith(prefix)
        ? Optional.of(UUID.fromString(requester.substring(prefix.length())))
        : Optional.empty();
  }

  private Optional<Person> person(String requester) {
    return id(requester, PERSON).flatMap(people::find);
  }
}
