package dev.countersign.bench.access;

import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of theft: how each comes in and what it draws; all ranges are in the manual. */
final class Raids {
  private final Kit kit;
  private final Looting looting;
  private final Dice dice;
  private final Entries entries;
  private final long ends;

  Raids(
      Networks networks,
      Things things,
      Recorder recorder,
      Changes changes,
      long seed,
      int days,
      boolean bound) {
    dice = new Dice(seed, 4);
    kit = new Kit(networks, dice);
    looting = new Looting(recorder, things, dice, bound);
    entries = new Entries(kit, looting, changes);
    ends = World.START + days * World.DAY - 12 * World.HOUR;
  }

  /** Begins one, if on this day there is what it needs. */
  Optional<Raid> begin(Theft theft, Victim victim, int day) {
    Person person = victim.person();
    Service service = victim.service();
    if (service != null) {
      return Optional.of(key(theft, service, day));
    }
    if (person == null) {
      return Optional.empty();
    }
    return switch (theft.kind()) {
      case SCRIPT_FROM_SERVERS,
          OTHER_BROWSER_BY_VPN,
          PROXY_IN_THE_CITY,
          PATIENT_READER,
          IMITATION,
          MINTED_TOKEN ->
          Loot.of(person, day, person.role().console(), dice)
              .map(loot -> replayed(theft, person, loot));
      case PHISHING_PROXY, PROMPT_BOMBING, HELP_DESK ->
          present(person, day).map(at -> entered(theft, person, at));
      case CONSENT -> Loot.of(person, day, false, dice).map(loot -> consent(theft, person, loot));
      case OWN_MACHINE -> present(person, day).map(at -> malware(theft, person, day));
      case SLEEPING_ACCOUNT -> Optional.of(revived(theft, person, day));
    };
  }

  private Optional<Long> present(Person person, int day) {
    if (person.today.isEmpty() || person.today.getFirst().device().last(Source.OKTA) == null) {
      return Optional.empty();
    }
    return Optional.of(person.city.midnight(day) + (long) (dice.between(8.5, 20) * World.HOUR));
  }

  private Raid replayed(Theft theft, Person person, Loot loot) {
    Raid raid = new Raid();
    int number = theft.number();
    Device device = loot.device();
    long at = loot.from();
    Intruder hand =
        switch (theft.kind()) {
          case SCRIPT_FROM_SERVERS -> {
            boolean lies = dice.chance(.3);
            Intruder copy = kit.copy(number, person, device, kit.servers(), at, theft);
            if (!lies) {
              copy.userAgent = kit.script();
              copy.followed = null;
            }
            theft.choose("browser", lies ? "the owner's" : "a script's");
            yield copy;
          }
          case OTHER_BROWSER_BY_VPN -> kit.stranger(number, person, kit.vpn(), at);
          case IMITATION -> {
            Way way = dice.chance(.55) ? kit.proxy(person.city) : kit.any(person.city);
            yield kit.copy(number, person, device, way, at, theft);
          }
          case MINTED_TOKEN ->
              dice.chance(.6)
                  ? kit.copy(number, person, device, kit.any(person.city), at, theft)
                  : kit.stranger(number, person, kit.any(person.city), at);
          default -> kit.copy(number, person, device, kit.proxy(person.city), at, theft);
        };
    loot.into(hand, dice);
    theft.choose("network", hand.way.block().organisation());
    if (theft.kind() == TheftKind.MINTED_TOKEN) {
      entries.mint(raid, theft, person, hand, at, ends);
      return raid;
    }
    looting.spread(raid, hand, person, course(theft, at, loot).told(theft));
    return raid;
  }

  private Course course(Theft theft, long at, Loot loot) {
    Hours any = dice.of(List.of(Hours.values()));
    int takes = dice.chance(.88) ? 1 + dice.skewed(4) : 0;
    boolean straight = takes > 0 && dice.chance(.03);
    @Nullable Loot again = dice.chance(.35) ? loot : null;
    return switch (theft.kind()) {
      case SCRIPT_FROM_SERVERS ->
          course(at, 2 / 60.0, 8, straight ? 0 : dice.wideCount(4, 400), Hours.ANY, 0, takes, null);
      case OTHER_BROWSER_BY_VPN ->
          course(at, 1 / 6.0, 96, straight ? 0 : dice.wideCount(2, 80), any, .2, takes, again);
      case PATIENT_READER -> patient(at, takes, dice.chance(.6) ? loot : null);
      case IMITATION ->
          new Course(
              at,
              dwell(at, 1 / 6.0, 140),
              dice.chance(.1) ? 0 : dice.wideCount(1, 20),
              dice.chance(.8) ? Hours.OWNERS : any,
              dice.between(.5, 1),
              1 + dice.skewed(6),
              true,
              again);
      default ->
          course(at, 1 / 3.0, 240, straight ? 0 : dice.wideCount(2, 80), any, .4, takes, again);
    };
  }

  private Course patient(long at, int takes, @Nullable Loot again) {
    long dwell = dwell(at, 10 * 24, 45 * 24);
    int count = (int) Math.max(8, dwell / (double) World.DAY * dice.wide(1, 8));
    double like = dice.between(.1, .9);
    return new Course(at, dwell, count, Hours.OWNERS, like, takes, dice.chance(.5), again);
  }

  private Course course(
      long at,
      double low,
      double high,
      int count,
      Hours hours,
      double like,
      int takes,
      @Nullable Loot again) {
    double alike = dice.between(0, 2 * like);
    return new Course(at, dwell(at, low, high), count, hours, alike, takes, false, again);
  }

  /** Within a range in hours, and over before the world is. */
  private long dwell(long at, double low, double high) {
    return Math.clamp(
        (long) (dice.wide(low, high) * World.HOUR), 30_000L, Math.max(60_000L, ends - at));
  }

  private Raid entered(Theft theft, Person person, long at) {
    Raid raid = new Raid();
    Intruder hand = entries.enter(theft, person, at);
    if (person.consoleRights && dice.chance(.7)) {
      entries.openConsole(hand, at + 200_000);
    }
    boolean moves = dice.chance(.35);
    if (moves) {
      raid.add(at + World.HOUR, () -> hand.way = kit.any(person.city));
    }
    theft.choose("moves", moves);
    int count = dice.chance(.04) ? 0 : dice.wideCount(2, 60);
    Hours hours = dice.of(List.of(Hours.values()));
    int takes = dice.chance(.88) ? 1 + dice.skewed(4) : 0;
    long from = at + (long) dice.wide(210_000, 6 * World.HOUR);
    looting.spread(
        raid, hand, person, course(from, 1 / 12.0, 120, count, hours, .3, takes, null).told(theft));
    return raid;
  }

  private Raid consent(Theft theft, Person person, Loot loot) {
    Raid raid = new Raid();
    Intruder hand = entries.consent(theft, person, loot);
    int takes = dice.chance(.5) ? 1 : 0;
    if (takes > 0 && person.consoleRights && dice.chance(.5)) {
      hand.in(Source.COUNTERSIGN, new Visit("", "app-" + dice.id()));
    }
    long from = loot.from() + (long) dice.wide(60_000, 48 * World.HOUR);
    Hours hours = dice.of(List.of(Hours.values()));
    int count = dice.wideCount(5, 300);
    looting.spread(
        raid, hand, person, course(from, .5, 240, count, hours, .2, takes, null).told(theft));
    return raid;
  }

  private Raid malware(Theft theft, Person person, int first) {
    Raid raid = new Raid();
    int days = dice.wideCount(1, 30);
    double perDay = dice.wide(.7, 25);
    double like = dice.chance(.4) ? 1 : dice.between(0, .8);
    boolean away = dice.chance(.4);
    theft.choose("days", days);
    theft.choose("reads-a-day", Math.round(perDay));
    theft.choose("like-owner", Math.round(like * 100) + "%");
    theft.choose("hours", away ? "while the owner is away" : "while the owner works");
    boolean takes = dice.chance(.88);
    Malware malware = new Malware(looting, theft, person, perDay, like, away);
    raid.daily(day -> {
      boolean last = day - first >= days || day >= (ends - World.START) / World.DAY - 2;
      boolean acted = malware.on(day, last && takes);
      return !(last && (acted || !takes || day - first > days + 9));
    });
    return raid;
  }

  private Raid revived(Theft theft, Person person, int day) {
    Raid raid = new Raid();
    long at = person.city.midnight(day) + (long) (dice.between(0, 24) * World.HOUR);
    Intruder hand = entries.revive(theft, person, at);
    if (person.consoleRights && dice.chance(.6)) {
      entries.openConsole(hand, at + 240_000);
    }
    int takes = dice.chance(.88) ? 1 + dice.skewed(3) : 0;
    int count = dice.wideCount(1, 60);
    looting.spread(
        raid,
        hand,
        person,
        course(at + 300_000, .2, 90, count, Hours.ANY, .2, takes, null).told(theft));
    return raid;
  }

  private Raid key(Theft theft, Service service, int day) {
    Raid raid = new Raid();
    long at = World.START + day * World.DAY + (long) (dice.between(0, 24) * World.HOUR);
    Way way = dice.chance(.6) ? kit.servers() : kit.any(dice.of(City.ALL));
    String sent = dice.chance(.35) ? service.userAgent : kit.script();
    Intruder hand = new Intruder(theft.number(), service.actor, way, sent);
    hand.in(service.source, new Visit("", service.key));
    theft.choose("network", way.block().organisation());
    theft.choose("client", sent);
    int count = dice.wideCount(2, 300);
    long dwell = dwell(at, .1, 120);
    for (long moment : Hours.ANY.moments(at, dwell, count, City.ALL.getFirst(), dice)) {
      raid.add(moment, () -> service.call(looting.recorder, hand, moment));
    }
    if (dice.chance(.7)) {
      long last = at + dwell + 60_000;
      Deed what =
          service.source == Source.COUNTERSIGN
              ? Deed.REQUEST
              : service.source == Source.GITHUB ? Deed.BRANCH : Deed.SECRET;
      Target target = looting.things.wanted(what, dice);
      raid.add(last, () -> hand.act(looting.recorder, what, last, target, dice));
    }
    return raid;
  }
}
