package dev.countersign.bench.access;

import dev.countersign.access.event.Actor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who works for the company: what they have, and what they use to do. */
final class Person {
  /** A journey; days are the world's. */
  record Trip(int from, int to, City city, boolean work) {}

  final int number;
  final Actor actor;
  final Actor administrator;
  final Dice dice;
  final City city;
  private Role role;
  private Map<Deed, Double> means;
  int team;
  int[] wallets;

  final Way home;
  final @Nullable Way homeSix;
  final Way mobile;
  final @Nullable Way office;
  final List<Device> laptops = new ArrayList<>();
  final List<Device> phones = new ArrayList<>();
  @Nullable Device adminProfile;
  final List<Trip> trips = new ArrayList<>();
  final List<Automation> automations = new ArrayList<>();
  List<Sitting> today = List.of();

  /** From which day on they are there, and from which no more. */
  final int joins;

  final int leaves;

  /** A long leave, from and to; both past the end where there is none. */
  final int awayFrom;

  final int awayTo;
  final int changesRole;
  final boolean closedOnLeaving;

  final double start;
  final double busy;
  final double officeShare;
  final double companyVpn;
  final boolean split;
  final boolean gateway;
  final int vpnProvider;
  final double vpnShare;
  final boolean parent;
  final boolean night;
  final boolean onCall;
  final double phoneApprovals;
  final boolean readsFirst;
  final double pause;
  final long oktaLife;
  final long consoleLife;
  final boolean consoleRights;
  final String accessToken;
  final @Nullable Way box;

  Person(long seed, int number, int days, Networks networks) {
    this.number = number;
    dice = new Dice(seed, 1_000_003L * number + 17);
    String name = String.format(Locale.ROOT, "p%05d@corp.example", number);
    actor = new Actor("00u" + dice.id(), name, Actor.Kind.PERSON);
    city = draw();
    role = Role.draw(dice);
    means = role.means();
    administrator =
        role == Role.ADMIN && dice.chance(.4)
            ? new Actor("00a" + dice.id(), "adm-" + name, Actor.Kind.PERSON)
            : actor;
    team = dice.below(Things.TEAMS);
    wallets = wallets();
    Block isp = dice.of(networks.homes(city));
    // One address for months, one a week, a new one each night, or shared with others and changing.
    long lease = dice.of(List.of(400L, 60L, 7L, 1L)) * World.DAY;
    home =
        dice.chance(.007)
            ? Way.of(dice.of(networks.satellites()), dice.any(), 4 * World.HOUR)
            : Way.of(isp, dice.any(), dice.chance(.12) ? 3 * World.HOUR : lease);
    homeSix = dice.chance(.35) ? new Way(isp, dice.any(), World.DAY, 1, Way.Kind.SIX) : null;
    Block carrier = dice.of(networks.mobiles(city.country()));
    mobile =
        dice.chance(.4)
            ? new Way(carrier, dice.any(), 2 * World.HOUR, 1, Way.Kind.SIX_CHANGING)
            : Way.of(carrier, dice.any(), (long) (dice.wide(.1, 3) * World.HOUR));
    Block desk = networks.office(city);
    office = desk == null ? null : new Way(desk, number % 3, 400 * World.DAY, 6, Way.Kind.FOUR);
    devices();
    joins = dice.chance(.04) ? 3 + dice.below(days) : 0;
    leaves = dice.chance(.035) ? 3 + dice.below(days) : Integer.MAX_VALUE;
    closedOnLeaving = dice.chance(.75);
    boolean away = dice.chance(.012);
    awayFrom = away ? dice.below(days / 2) - 20 : Integer.MAX_VALUE;
    awayTo = away ? awayFrom + 30 + dice.below(50) : Integer.MAX_VALUE;
    changesRole = dice.chance(.025) ? 7 + dice.below(days) : Integer.MAX_VALUE;
    start = Math.clamp(dice.about(9, 1.1), 6, 13);
    busy = dice.wide(.5, 2);
    officeShare = office == null || dice.chance(.2) ? 0 : dice.between(.2, 1);
    companyVpn =
        dice.chance(role == Role.ENGINEER || role.console() ? .6 : .2) ? dice.between(.2, 1) : 0;
    split = dice.chance(.6);
    gateway = dice.chance(.06);
    vpnProvider = dice.chance(.05) ? dice.below(networks.vpns().size()) : -1;
    vpnShare = dice.between(.1, .9);
    parent = dice.chance(.22);
    night = dice.chance(.04);
    onCall = (role == Role.ENGINEER || role == Role.SECURITY) && dice.chance(.3);
    phoneApprovals = dice.chance(.35) ? dice.between(.1, .8) : 0;
    readsFirst = dice.chance(.85);
    pause = dice.wide(20_000, 500_000);
    oktaLife = dice.of(List.of(12L, 12L, 24L, 24L, 168L, 168L, 336L)) * World.HOUR;
    consoleLife = dice.of(List.of(12L, 12L, 24L, 72L, 168L)) * World.HOUR;
    consoleRights = role.console() || dice.chance(.15);
    accessToken = "pat-" + dice.id();
    box =
        role == Role.ENGINEER && dice.chance(.12)
            ? Way.of(dice.of(networks.clouds()), dice.any(), 9 * World.DAY)
            : null;
    journeys(days);
  }

  private City draw() {
    int left = dice.below(City.ALL.stream().mapToInt(City::lives).sum());
    for (City one : City.ALL) {
      left -= one.lives();
      if (left < 0) {
        return one;
      }
    }
    return City.ALL.getFirst();
  }

  Role role() {
    return role;
  }

  /** Other work, with another team and other wallets. */
  void becomes(Role other) {
    role = other;
    means = other.means();
    team = dice.below(Things.TEAMS);
    wallets = wallets();
  }

  /** How often a deed is done on a working day, in the mean. */
  double mean(Deed deed) {
    return means.getOrDefault(deed, 0.0);
  }

  private int[] wallets() {
    int[] own = new int[role == Role.FINANCE ? 30 : dice.wideCount(3, 20)];
    int first = dice.below(Things.WALLETS);
    for (int i = 0; i < own.length; i++) {
      own[i] = (first + dice.below(40)) % Things.WALLETS;
    }
    return own;
  }

  private void devices() {
    boolean mac = dice.chance(.55);
    boolean linux = role == Role.ENGINEER && dice.chance(.15);
    List<Browser> choice =
        linux
            ? List.of(Browser.CHROME_LINUX, Browser.FIREFOX_LINUX)
            : mac
                ? List.of(Browser.CHROME_MAC, Browser.CHROME_MAC, Browser.SAFARI_MAC)
                : List.of(Browser.CHROME_WINDOWS, Browser.EDGE_WINDOWS);
    laptops.add(device(Device.Kind.LAPTOP, dice.of(choice)));
    if (dice.chance(.12)) {
      laptops.add(device(Device.Kind.LAPTOP, dice.of(choice)));
    }
    phones.add(phone());
    if (dice.chance(.15)) {
      phones.add(device(Device.Kind.TABLET, Browser.SAFARI_TABLET));
    }
    if (!administrator.equals(actor)) {
      adminProfile = laptops.getFirst().twin(dice);
    }
  }

  Device phone() {
    boolean apple = dice.chance(.6);
    return device(Device.Kind.PHONE, apple ? Browser.SAFARI_PHONE : Browser.CHROME_PHONE);
  }

  Device device(Device.Kind kind, Browser browser) {
    double enrolled = kind == Device.Kind.LAPTOP ? .72 : .45;
    boolean relay = browser.apple() && dice.chance(.2);
    return new Device(kind, browser, dice.chance(enrolled), dice.chance(.85), relay, dice);
  }

  private void journeys(int days) {
    double often = role == Role.OFFICE ? 1 / 45.0 : 1 / 90.0;
    for (int day = dice.below(20); day < days; day++) {
      if (dice.chance(often)) {
        boolean work = dice.chance(.55);
        int length = work ? 2 + dice.below(4) : 3 + dice.below(12);
        City to = dice.of(City.ALL);
        if (!to.equals(city)) {
          trips.add(new Trip(day, day + length, to, work));
          day += length + 3;
        }
      }
    }
  }

  @Nullable Trip trip(int day) {
    for (Trip trip : trips) {
      if (day >= trip.from() && day <= trip.to()) {
        return trip;
      }
    }
    return null;
  }

  /** Whether they work for the company on a day, and are not on a long leave. */
  boolean there(int day) {
    return day >= joins && day < leaves && !(day >= awayFrom && day < awayTo);
  }

  /** Whether they read far more than usual because all is new to them. */
  boolean fresh(int day) {
    return (joins > 0 && day - joins < 14 && day >= joins)
        || (day >= changesRole && day - changesRole < 10);
  }

  /** The wallets of a day: some weeks those of a colleague who is away too. */
  int[] walletsOn(int day) {
    if (!role.console() || Dice.mixed(number * 104_729L + day / 7) % 9 != 0) {
      return wallets;
    }
    int[] both = Arrays.copyOf(wallets, wallets.length * 2);
    for (int i = 0; i < wallets.length; i++) {
      both[wallets.length + i] = (wallets[i] + 101) % Things.WALLETS;
    }
    return both;
  }

  Device laptop() {
    return laptops.getFirst();
  }
}
