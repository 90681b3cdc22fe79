package dev.countersign.server.drill;

import dev.countersign.drill.play.PlayRequest;
import dev.countersign.drill.play.PlayScenario;
import dev.countersign.drill.play.PlayWriter;
import dev.countersign.drill.rules.VerifiedDomains;
import dev.countersign.drill.schedule.Schedule;
import dev.countersign.drill.schedule.Schedule.Sending;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.ChangeRules;
import dev.countersign.server.drill.PlayStore.Planned;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.wallet.WalletStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to move play money begin. Two administrators stand behind it, whoever proposed it. */
public final class StartPlay implements ChangeKind {
  private final DrillStore drills;
  private final PlayStore plays;
  private final PeopleStore people;
  private final WalletStore wallets;
  private final ContactStore company;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * For people in that store.
   *
   * @param company which says which domains are the company's
   */
  public StartPlay(
      DrillStore drills,
      PlayStore plays,
      PeopleStore people,
      WalletStore wallets,
      ContactStore company,
      InstantSource clock) {
    this.drills = drills;
    this.plays = plays;
    this.people = people;
    this.wallets = wallets;
    this.company = company;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "play-started";
  }

  @Override
  public String area() {
    return ChangeRules.DRILLS;
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    return PlayDocument.of(form, domains(), random.nextInt(1, 1_000_000_000)).json();
  }

  @Override
  public void check(JsonNode document) {
    DrillDocument wanted = PlayDocument.of(document).plan();
    if (!wanted.domains().equals(domains())) {
      throw new UnreadableInput(
          "The company's verified domains are others by now than when this was proposed; propose"
              + " anew");
    }
    String name = PlayDocument.of(document).wallet();
    if (wallets.labelled(name.toLowerCase(Locale.ROOT)).isPresent()) {
      throw new UnreadableInput(
          "A wallet of yours is called " + name + "; a play wallet must not be taken for it");
    }
    recipients(wanted);
    PlannedDays.plan(wanted, List.of(), Map.of(), List.of(), clock.instant());
  }

  @Override
  public List<String> words(JsonNode document) {
    PlayDocument wanted = PlayDocument.of(document);
    DrillDocument plan = wanted.plan();
    String who =
        !plan.teams().isEmpty()
            ? "approvers of " + String.join(", ", plan.teams())
            : plan.addresses().isEmpty()
                ? "all approvers"
                : plan.addresses().size() + " approvers by their addresses";
    return List.of(
        "Requests to move play money “"
            + plan.name()
            + "” go to "
            + who
            + ", "
            + plan.each()
            + " to each",
        "From "
            + plan.first()
            + " to "
            + plan.last()
            + ", on working days between "
            + plan.hours().from()
            + " and "
            + plan.hours().to()
            + " ("
            + plan.hours().zone().getId()
            + ")",
        "Of the play wallet “"
            + wanted.wallet()
            + "” with "
            + wanted.money()
            + " ETH of play money, "
            + PlayWriter.wallet(plan.seed())
            + ", of which nobody has a key",
        "About half of them are in order, and to refuse those is an error too");
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    PlayDocument wanted = PlayDocument.of(document);
    DrillDocument plan = wanted.plan();
    List<Person> trainees = recipients(plan);
    Map<UUID, String> teams = new HashMap<>();
    trainees.forEach(
        one -> teams.put(one.id(), one.teams().stream().sorted().findFirst().orElse("")));
    Schedule schedule =
        PlannedDays.plan(
            plan,
            trainees.stream().map(Person::id).toList(),
            plays.had(),
            PlayScenario.all().stream().map(PlayScenario::id).toList(),
            clock.instant());
    Random seeds = new Random(plan.seed());
    List<Planned> planned = new ArrayList<>();
    for (Sending one : schedule.sendings()) {
      PlayRequest request =
          PlayWriter.write(
              PlayScenario.find(one.template()).orElseThrow(),
              wanted.wallet(),
              wanted.money(),
              plan.seed(),
              seeds.nextLong());
      planned.add(
          new Planned(
              one.person(),
              teams.getOrDefault(one.person(), ""),
              one.at(),
              YearMonth.from(one.at().atZone(plan.hours().zone())),
              Token.fresh(random),
              request));
    }
    UUID id = UUID.randomUUID();
    drills.add(id, plan.name(), CanonicalJson.of(plan.json()), clock.instant(), plan);
    plays.add(id, planned);
    ObjectNode body = Json.object().put("exercise", true).put("requests", planned.size());
    body.put("people", trainees.size()).put("without", schedule.without().size());
    body.set("document", document);
    journal.add("play-started", "drill/" + id, body);
    return "";
  }

  private List<String> domains() {
    return VerifiedDomains.of(company.us().domains()).all();
  }

  private List<Person> recipients(DrillDocument wanted) {
    List<Person> found =
        new Recipients(
                people,
                one -> one.hasAny(Role.APPROVER),
                "is nobody's who can sign in here and approves transfers")
            .of(wanted.domains(), wanted.teams(), wanted.addresses());
    if (found.isEmpty()) {
      throw new UnreadableInput("Nobody of these approves transfers; expected at least one");
    }
    return found;
  }
}
