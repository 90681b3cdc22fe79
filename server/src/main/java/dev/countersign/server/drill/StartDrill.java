package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.exercise.Templates;
import dev.countersign.drill.rules.VerifiedDomains;
import dev.countersign.drill.schedule.Schedule;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.ChangeRules;
import dev.countersign.server.drill.ExerciseStore.Planned;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Exercises begin. Two administrators stand behind it, whoever proposed it. */
public final class StartDrill implements ChangeKind {
  private final DrillStore drills;
  private final ExerciseStore exercises;
  private final PeopleStore people;
  private final ContactStore company;
  private final boolean hasMail;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * For people in that store.
   *
   * @param company which says which domains are the company's
   * @param hasMail whether there is a mail server to hand mails to
   */
  public StartDrill(
      DrillStore drills,
      ExerciseStore exercises,
      PeopleStore people,
      ContactStore company,
      boolean hasMail,
      InstantSource clock) {
    this.drills = drills;
    this.exercises = exercises;
    this.people = people;
    this.company = company;
    this.hasMail = hasMail;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "drill-started";
  }

  @Override
  public String area() {
    return ChangeRules.DRILLS;
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    // A number that every reader of the document reads the same.
    return DrillDocument.of(
            form,
            domains().all(),
            OwnChosen.of(form, exercises.written()),
            random.nextInt(1, 1_000_000_000))
        .json();
  }

  @Override
  public void check(JsonNode document) {
    if (!hasMail) {
      throw new UnreadableInput(
          "There is no mail server to hand exercises to; start the server with --smtp");
    }
    DrillDocument wanted = DrillDocument.of(document);
    if (!wanted.domains().equals(domains().all())) {
      throw new UnreadableInput(
          "The company's verified domains are others by now than when this was proposed; propose"
              + " anew");
    }
    OwnChosen.check(wanted.own(), exercises.written());
    recipients(wanted);
    plan(wanted, List.of());
  }

  @Override
  public List<String> words(JsonNode document) {
    DrillDocument wanted = DrillDocument.of(document);
    String who =
        !wanted.teams().isEmpty()
            ? "the people of " + String.join(", ", wanted.teams())
            : wanted.addresses().isEmpty()
                ? "everybody"
                : wanted.addresses().size() + " people by their addresses";
    return List.of(
        "Exercises “" + wanted.name() + "” go to " + who + ", " + wanted.each() + " to each",
        "From "
            + wanted.first()
            + " to "
            + wanted.last()
            + ", on working days between "
            + wanted.hours().from()
            + " and "
            + wanted.hours().to()
            + " ("
            + wanted.hours().zone().getId()
            + ")",
        "Of the kinds: "
            + (wanted.kinds().isEmpty()
                ? "none that are shipped"
                : wanted.kinds().stream()
                    .sorted()
                    .map(one -> one.words())
                    .collect(Collectors.joining(", "))),
        OwnChosen.words(wanted.own(), exercises.written()),
        "To addresses at " + String.join(", ", wanted.domains()) + " alone");
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    DrillDocument wanted = DrillDocument.of(document);
    List<Person> recipients = recipients(wanted);
    Schedule schedule = plan(wanted, recipients.stream().map(Person::id).toList());
    Map<UUID, String> teams = new HashMap<>();
    recipients.forEach(
        one -> teams.put(one.id(), one.teams().stream().sorted().findFirst().orElse("")));
    Map<String, Template> templates =
        templates(wanted).stream().collect(Collectors.toMap(Template::id, one -> one));
    List<Planned> planned = new ArrayList<>();
    for (Schedule.Sending one : schedule.sendings()) {
      Template template = templates.get(one.template());
      if (template != null) {
        planned.add(
            new Planned(
                one.person(),
                teams.getOrDefault(one.person(), ""),
                template.id(),
                template.difficulty(),
                one.at(),
                Token.fresh(random),
                Token.fresh(random),
                random.nextInt(Template.CHOICES)));
      }
    }
    UUID id = UUID.randomUUID();
    drills.add(id, wanted.name(), CanonicalJson.of(document), clock.instant(), wanted);
    exercises.add(id, planned);
    ObjectNode body = Json.object().put("mails", planned.size()).put("people", recipients.size());
    body.put("without", schedule.without().size()).set("document", document);
    journal.add("drill-started", "drill/" + id, body);
    return "";
  }

  private VerifiedDomains domains() {
    return VerifiedDomains.of(company.us().domains());
  }

  private List<Person> recipients(DrillDocument wanted) {
    return Recipients.enough(
        new Recipients(people).of(wanted.domains(), wanted.teams(), wanted.addresses()));
  }

  private List<Template> templates(DrillDocument wanted) {
    return Stream.concat(
            Templates.shipped().mailed(wanted.kinds()).stream(),
            OwnChosen.templates(wanted.own(), exercises.written()).stream())
        .toList();
  }

  private Schedule plan(DrillDocument wanted, List<UUID> whom) {
    return PlannedDays.plan(
        wanted,
        whom,
        exercises.had(),
        templates(wanted).stream().map(Template::id).toList(),
        clock.instant());
  }
}
