package dev.countersign.bench.access;

import dev.countersign.access.network.NetworkDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A made-up company day by day: what its people and services do, and what those do who stole some
 * of their sessions. The same seed gives the same events. Nothing is kept but the day at hand and
 * what comes late.
 */
public final class World implements Iterator<Arrival> {
  /** Monday, 5 January 2026, 0:00 UTC. */
  static final long START = 1_767_571_200_000L;

  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;

  /** So many days pass before the first theft: nobody knows anybody's habits on the first day. */
  public static final int QUIET_DAYS = 14;

  private final int days;
  private final Things things;
  private final Networks networks;
  private final Recorder recorder;
  private final DayPlan plan;
  private final Work work;
  private final Changes changes;
  private final List<Person> people = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final List<Theft> thefts = new ArrayList<>();
  private final Thieves thieves;
  private Iterator<Arrival> ready = List.<Arrival>of().iterator();
  private int day;

  /**
   * A world.
   *
   * @param people from 100
   * @param days from 30
   * @param each thefts of each kind; 0 for a company that is spared
   */
  public World(long seed, int people, int days, int each) {
    this(seed, people, days, each, false);
  }

  /**
   * A world.
   *
   * @param bound whether the console of wallets is as Countersign's own: a copied session is
   *     refused at its first request and told, and a sign-in needs a passkey, which no thief has
   */
  public World(long seed, int people, int days, int each, boolean bound) {
    if (people < 100 || days < 30 || each < 0) {
      throw new IllegalArgumentException("a world takes 100 people and 30 days at least");
    }
    this.days = days;
    things = new Things();
    networks = new Networks(seed);
    recorder = new Recorder(seed, days, thefts);
    plan = new DayPlan(networks, seed);
    work = new Work(recorder, things, networks);
    for (int i = 0; i < people; i++) {
      this.people.add(new Person(seed, i, days, networks));
    }
    for (int i = 0; i < Math.max(12, people / 60); i++) {
      services.add(new Service(seed, i, people, networks, things));
    }
    List<Person> desk =
        this.people.stream().filter(one -> one.role() == Role.ADMIN && one.joins == 0).toList();
    changes = new Changes(recorder, work, desk.isEmpty() ? this.people.subList(0, 3) : desk);
    thieves =
        new Thieves(
            new Raids(networks, things, recorder, changes, seed, days, bound),
            this.people,
            services,
            thefts);
    thieves.plan(each, days, seed);
  }

  /** The directory of its networks: it does not know all of them, and some of them wrongly. */
  public NetworkDirectory networks() {
    return networks;
  }

  /** What was stolen; complete once the last event has come. */
  public List<Theft> thefts() {
    return List.copyOf(thefts);
  }

  /** How many people there are. */
  public int size() {
    return people.size();
  }

  /** Its first moment. */
  public Instant begins() {
    return Instant.ofEpochMilli(START);
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && day <= days) {
      pass();
    }
    return ready.hasNext();
  }

  @Override
  public Arrival next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the world has ended");
    }
    return ready.next();
  }

  private void pass() {
    if (day < days) {
      for (Person person : people) {
        person.today = plan.of(person, day);
      }
      for (Person person : people) {
        changes.on(person, day);
        for (Sitting sitting : person.today) {
          work.in(person, sitting, day);
        }
        for (Automation automation : person.automations) {
          automation.day(recorder, things, day);
        }
      }
      for (Service service : services) {
        service.day(recorder, day);
      }
      thieves.day(day);
    }
    day++;
    // The next day begins 14 hours earlier in the east; an hour more for what is noted before it.
    long until = day > days ? Long.MAX_VALUE : START + day * DAY - 15 * HOUR;
    ready = recorder.until(until).iterator();
  }
}
