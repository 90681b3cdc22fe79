package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.rules.VerifiedDomains;
import dev.countersign.drill.schedule.Schedule;
import dev.countersign.drill.schedule.Schedule.Wanted;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.ChangeRules;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls or chats begin: people of the company play somebody for others, by a script. The same rules
 * hold as for mails, and two administrators stand behind it.
 */
public final class StartCalls implements ChangeKind {
  /** Its name. */
  public static final String NAME = "calls-started";

  private final DrillStore drills;
  private final ExerciseStore exercises;
  private final CallStore calls;
  private final PeopleStore people;
  private final ContactStore company;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * For people in that store.
   *
   * @param company which says which domains are the company's
   */
  public StartCalls(
      DrillStore drills,
      ExerciseStore exercises,
      CallStore calls,
      PeopleStore people,
      ContactStore company,
      InstantSource clock) {
    this.drills = drills;
    this.exercises = exercises;
    this.calls = calls;
    this.people = people;
    this.company = company;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String area() {
    return ChangeRules.DRILLS;
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    // A number that every reader of the document reads the same.
    return CallsDocument.of(form, domains(), random.nextInt(1, 1_000_000_000)).json();
  }

  @Override
  public void check(JsonNode document) {
    CallsDocument wanted = CallsDocument.of(document);
    if (!wanted.domains().equals(domains())) {
      throw new UnreadableInput(
          "The company's verified domains are others by now than when this was proposed; propose"
              + " anew");
    }
    callers(wanted, called(wanted));
    plan(wanted, List.of());
  }

  @Override
  public List<String> words(JsonNode document) {
    CallsDocument wanted = CallsDocument.of(document);
    String who =
        !wanted.teams().isEmpty()
            ? "the people of " + String.join(", ", wanted.teams())
            : wanted.addresses().isEmpty()
                ? "everybody but those who play it"
                : wanted.addresses().size() + " people by their addresses";
    return List.of(
        "Calls or chats “" + wanted.name() + "” are played for " + who,
        "The script is “"
            + exercises.written().find(wanted.script()).map(Template::title).orElse("")
            + "” ("
            + wanted.script()
            + exercises
                .written()
                .own(wanted.script())
                .map(own -> ", of the company's own, SHA-256 " + own.sha256())
                .orElse("")
            + ")",
        "It is played by " + String.join(", ", wanted.callers()),
        "From " + wanted.first() + " to " + wanted.last() + " (" + wanted.hours().zone() + ")",
        "For people with an address at " + String.join(", ", wanted.domains()) + " alone");
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    CallsDocument wanted = CallsDocument.of(document);
    Template script = wanted.written(exercises.written());
    List<Person> called = called(wanted);
    List<Person> callers = callers(wanted, called);
    Map<UUID, Person> known =
        called.stream().collect(Collectors.toMap(Person::id, Function.identity()));
    Schedule schedule = plan(wanted, List.copyOf(known.keySet()));
    UUID id = UUID.randomUUID();
    drills.add(
        id,
        wanted.name(),
        CanonicalJson.of(document),
        clock.instant(),
        wanted.hours().zone(),
        wanted.first(),
        wanted.last());
    int turn = 0;
    for (Schedule.Sending one : schedule.sendings()) {
      Person person = known.get(one.person());
      String team = person == null ? "" : person.teams().stream().sorted().findFirst().orElse("");
      Person caller = callers.get(turn++ % callers.size());
      calls.add(
          id,
          new CallStore.Planned(
              one.person(), team, caller.id(), script.id(), script.difficulty(), one.at()),
          Token.fresh(random),
          Token.fresh(random));
    }
    ObjectNode body = Json.object().put("calls", schedule.sendings().size());
    body.put("people", called.size()).put("without", schedule.without().size());
    body.set("document", document);
    journal.add(NAME, "drill/" + id, body);
    return "";
  }

  private List<String> domains() {
    return VerifiedDomains.of(company.us().domains()).all();
  }

  /** Whoever is called; of everybody, or of groups, those who play it are left out. */
  private List<Person> called(CallsDocument wanted) {
    List<Person> all =
        new Recipients(people).of(wanted.domains(), wanted.teams(), wanted.addresses());
    return Recipients.enough(
        wanted.addresses().isEmpty()
            ? all.stream()
                .filter(one -> !wanted.callers().contains(one.email().toLowerCase(Locale.ROOT)))
                .toList()
            : all);
  }

  private List<Person> callers(CallsDocument wanted, List<Person> called) {
    Map<String, Person> active = new Recipients(people).active();
    List<Person> callers = new ArrayList<>();
    for (String address : wanted.callers()) {
      Person caller = active.get(address);
      if (caller == null) {
        throw new UnreadableInput(address + " is nobody's who can sign in here, and plays nobody");
      }
      if (called.contains(caller)) {
        throw new UnreadableInput(
            address + " is to play it and to be called; leave them out of one of both");
      }
      callers.add(caller);
    }
    return callers;
  }

  private Schedule plan(CallsDocument wanted, List<UUID> whom) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), wanted.hours().zone());
    LocalDate first = wanted.first().isBefore(today) ? today : wanted.first();
    LocalDate last = first.isAfter(wanted.last()) ? first : wanted.last();
    try {
      return Schedule.of(
          new Wanted(
              whom,
              exercises.had(),
              List.of(wanted.written(exercises.written()).id()),
              1,
              wanted.hours(),
              first,
              last),
          wanted.seed());
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(
          "From " + first + " to " + wanted.last() + " there is no working day; choose others");
    }
  }
}
