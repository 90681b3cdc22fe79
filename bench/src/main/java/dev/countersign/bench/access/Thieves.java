package dev.countersign.bench.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans thefts over the days, one at most of an account, and lets them happen. */
final class Thieves {
  /**
   * A theft that is to begin on a day, or on the first one after on which there is what to take.
   */
  private record Plan(Theft theft, int from, Victim victim) {}

  private final Raids raids;
  private final List<Person> people;
  private final List<Service> services;
  private final List<Theft> thefts;
  private final List<Plan> plans = new ArrayList<>();
  private final List<Raid> running = new ArrayList<>();
  private final Set<Object> taken = new HashSet<>();

  Thieves(Raids raids, List<Person> people, List<Service> services, List<Theft> thefts) {
    this.raids = raids;
    this.people = people;
    this.services = services;
    this.thefts = thefts;
  }

  void plan(int each, int days, long seed) {
    Dice dice = new Dice(seed, 3);
    for (int i = 0; i < each; i++) {
      for (TheftKind kind : TheftKind.values()) {
        Victim victim = victim(kind, days, dice);
        int number = thefts.size();
        Theft theft = new Theft(number, kind, victim.actor().key());
        thefts.add(theft);
        int left = kind == TheftKind.PATIENT_READER ? 18 : 4;
        int first = Math.max(World.QUIET_DAYS, victim.notBefore());
        int last = Math.max(first + 1, Math.min(victim.before(), days - left));
        plans.add(new Plan(theft, first + dice.below(last - first), victim));
      }
    }
  }

  private Victim victim(TheftKind kind, int days, Dice dice) {
    for (int i = 0; i < 10_000; i++) {
      if (kind == TheftKind.SLEEPING_ACCOUNT && dice.chance(.35)) {
        Service service = dice.of(services);
        // A key that sleeps, or one that is used daily where it belongs.
        if ((service.sleeps || dice.chance(.1)) && taken.add(service)) {
          return new Victim(null, service, 30, days);
        }
        continue;
      }
      Person person = dice.of(people);
      boolean gone = person.leaves < days - 8 && !person.closedOnLeaving;
      boolean away = person.awayFrom < days - 20 && person.awayTo > person.awayFrom + 20;
      if (kind == TheftKind.SLEEPING_ACCOUNT) {
        if ((gone || away) && person.joins == 0 && taken.add(person)) {
          int since = gone ? person.leaves + 5 : Math.max(0, person.awayFrom) + 15;
          return new Victim(person, null, Math.min(since, days - 6), gone ? days : person.awayTo);
        }
        continue;
      }
      boolean stays = person.joins == 0 && person.leaves > days && person.awayFrom > days;
      if (stays && wanted(kind, person, dice) && taken.add(person)) {
        return new Victim(person, null, 0, days);
      }
    }
    throw new IllegalStateException("too few people for so many thefts");
  }

  /** Thieves prefer those who can move value; some take whom they get. */
  private static boolean wanted(TheftKind kind, Person person, Dice dice) {
    return switch (kind) {
      case IMITATION -> person.role() == Role.SIGNER;
      case PATIENT_READER -> person.role().console() || dice.chance(.05);
      default ->
          switch (person.role()) {
            case TREASURY, SIGNER, ADMIN, SECURITY -> true;
            case FINANCE, ENGINEER -> dice.chance(.25);
            case SUPPORT, OFFICE -> dice.chance(.08);
          };
    };
  }

  /** After everybody's own day. */
  void day(int day) {
    List<Plan> begun = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan.from() <= day) {
        Optional<Raid> raid = raids.begin(plan.theft(), plan.victim(), day);
        if (raid.isPresent()) {
          running.add(raid.get());
          begun.add(plan);
        }
      }
    }
    plans.removeAll(begun);
    running.removeIf(raid -> !raid.until(day));
  }
}
