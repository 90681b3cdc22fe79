package dev.countersign.bench.access;

import dev.countersign.access.event.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where somebody sits on a day, with what, and how that reaches the internet. */
final class DayPlan {
  private final Networks networks;
  private final long seed;

  DayPlan(Networks networks, long seed) {
    this.networks = networks;
    this.seed = seed;
  }

  /** The sittings of a day of the place where they are; in order of their beginning. */
  List<Sitting> of(Person person, int day) {
    List<Sitting> all = new ArrayList<>();
    if (!person.there(day)) {
      return all;
    }
    Person.Trip trip = person.trip(day);
    City where = trip == null ? person.city : trip.city();
    long midnight = where.midnight(day);
    if (trip != null) {
      journey(person, trip, day, all);
    } else if (off(person, day)) {
      free(person, day, midnight, all);
    } else {
      working(person, day, midnight, all);
    }
    all.sort(Comparator.comparingLong(Sitting::from));
    return all;
  }

  private boolean off(Person person, int day) {
    boolean weekend = day % 7 >= 5;
    boolean holiday = Dice.mixed(seed + day * 131L + person.city.country().hashCode()) % 50 == 0;
    boolean leave = Dice.mixed(seed + person.number * 7919L + day / 5) % 17 == 0;
    boolean ill = person.dice.chance(.012);
    return weekend || holiday || leave || ill;
  }

  private void free(Person person, int day, long midnight, List<Sitting> all) {
    if (person.dice.chance(.22)) {
      long from = at(midnight, person.dice.between(8, 22));
      Device phone = person.dice.of(person.phones);
      all.add(sitting(person, phone, phoneWay(person, phone, day), null, from, .4, .04));
    }
    if (person.dice.chance(person.role().console() ? .1 : .06)) {
      double hours = person.dice.between(.5, 4);
      long from = at(midnight, person.dice.between(8, 19));
      all.add(desk(person, person.laptop(), person.home, day, from, hours, hours / 10));
    }
    called(person, day, midnight, all);
  }

  private void called(Person person, int day, long midnight, List<Sitting> all) {
    if (person.onCall && (day / 7 + person.number) % 5 == 0 && person.dice.chance(.25)) {
      long from = at(midnight, person.dice.between(0, 6));
      all.add(desk(person, person.laptop(), person.home, day, from, 1, .12));
    }
  }

  private void working(Person person, int day, long midnight, List<Sitting> all) {
    Dice dice = person.dice;
    double start = person.start + dice.about(0, .4) + (person.night ? 5 : 0);
    double end = start + dice.about(8.5, .7);
    boolean office = dice.chance(person.officeShare);
    Way way = office && person.office != null ? person.office : person.home;
    if (!office && dice.chance(.03)) {
      way = Way.of(networks.guest(person.city), dice.any(), World.DAY);
    } else if (dice.chance(.02)) {
      way = person.mobile;
    }
    double noon = dice.between(12, 13.5);
    noon = Math.clamp(noon, start + 1, end - 1);
    Device laptop =
        dice.chance(.85) ? person.laptop() : person.laptops.get(person.laptops.size() - 1);
    boolean splits = person.parent && dice.chance(.5);
    double leaves = splits ? Math.min(end, 15.5) : end;
    all.add(desk(person, laptop, way, day, at(midnight, start), noon - start, .45));
    double rest = Math.max(.5, leaves - noon - .6);
    all.add(desk(person, laptop, way, day, at(midnight, noon + .6), rest, splits ? .3 : .5));
    if (splits || dice.chance(.07)) {
      long evening = at(midnight, dice.between(19.5, 21.5));
      all.add(desk(person, laptop, person.home, day, evening, dice.between(.6, 2.5), .2));
    }
    int glances = dice.times(1.6);
    for (int i = 0; i < glances; i++) {
      Device phone = dice.of(person.phones);
      double hour = dice.between(Math.max(5, start - 2), Math.min(23.3, end + 4));
      Way out = phoneWay(person, phone, day);
      if (office && person.office != null && hour > start && hour < end && dice.chance(.5)) {
        out = person.office;
      }
      all.add(sitting(person, phone, out, null, at(midnight, hour), .3, .04));
    }
    called(person, day, midnight, all);
  }

  private void journey(Person person, Person.Trip trip, int day, List<Sitting> all) {
    Dice dice = person.dice;
    City to = trip.city();
    boolean first = day == trip.from();
    boolean last = day == trip.to();
    double flight = 1.5 + person.city.kilometresTo(to) / 820;
    Way hotel = Way.of(networks.guest(to), person.number + day / 4L, 3 * World.DAY);
    // Most phones abroad come out at home; some where they are.
    boolean away = Dice.mixed(person.number) % 3 == 0;
    Block visited = networks.mobiles(to.country()).getFirst();
    Way roaming = away ? Way.of(visited, person.number, World.HOUR) : person.mobile;
    long midnight = to.midnight(day);
    if (first || last) {
      City from = first ? person.city : to;
      City arrives = first ? to : person.city;
      long takeOff = from.midnight(day) + (long) (dice.between(7, 15) * World.HOUR);
      long landing = takeOff + (long) (flight * World.HOUR);
      Way airport = Way.of(networks.guest(from), dice.any(), World.DAY);
      if (trip.work() || dice.chance(.3)) {
        long before = takeOff - (long) (dice.between(1, 2) * World.HOUR);
        all.add(sitting(person, person.laptop(), airport, null, before, .7, .1));
      }
      if (flight > 3 && dice.chance(trip.work() ? .4 : .1)) {
        Way cabin = Way.of(dice.of(networks.flights()), dice.any(), World.HOUR);
        long climbed = takeOff + World.HOUR / 2;
        all.add(desk(person, person.laptop(), cabin, day, climbed, flight - 1.2, .2));
      }
      Device phone = person.phones.getFirst();
      long out = landing + (long) (dice.between(.3, 1.5) * World.HOUR);
      all.add(sitting(person, phone, first ? roaming : person.mobile, null, out, .3, .05));
      if (trip.work() && first && landing < arrives.midnight(day) + 17 * World.HOUR) {
        all.add(desk(person, person.laptop(), hotel, day, out + World.HOUR, 2, .2));
      }
      return;
    }
    if (!trip.work()) {
      if (dice.chance(.2)) {
        long from = at(midnight, dice.between(9, 22));
        Device phone = person.phones.getFirst();
        Way out = dice.chance(.5) ? hotel : roaming;
        all.add(sitting(person, phone, out, null, from, .4, .05));
      }
      return;
    }
    Way conference = new Way(networks.guest(to), trip.from() / 3, 9 * World.DAY, 4, Way.Kind.FOUR);
    Block branch = networks.office(to);
    Way place =
        branch != null && dice.chance(.6)
            ? new Way(branch, day % 3, 400 * World.DAY, 6, Way.Kind.FOUR)
            : dice.chance(.5) ? conference : hotel;
    all.add(desk(person, person.laptop(), place, day, at(midnight, dice.between(8, 10)), 4, .4));
    all.add(desk(person, person.laptop(), hotel, day, at(midnight, dice.between(16, 20)), 2, .3));
    Device phone = person.phones.getFirst();
    all.add(sitting(person, phone, roaming, null, at(midnight, dice.between(7, 22)), .4, .05));
  }

  private Way phoneWay(Person person, Device phone, int day) {
    if (person.dice.chance(.55)) {
      return person.mobile;
    }
    return hidden(person, phone, person.home, day);
  }

  /** A laptop at a desk: with the company's VPN, its gateway, a VPN of one's own, or as it is. */
  private Sitting desk(
      Person person, Device device, Way way, int day, long from, double hours, double share) {
    Dice dice = person.dice;
    boolean inOffice = way.equals(person.office);
    if (!inOffice && person.gateway && device.managed) {
      Block block = nearest(person, networks.gateways());
      Way gateway = new Way(block, person.number, 5 * World.HOUR, 24, Way.Kind.FOUR);
      return sitting(person, device, gateway, null, from, hours, share);
    }
    if (!inOffice && dice.chance(person.companyVpn)) {
      Block exit =
          dice.chance(.8) ? nearest(person, networks.exits()) : dice.of(networks.exits()).block();
      Way vpn = new Way(exit, person.number % 5, 400 * World.DAY, 5, Way.Kind.FOUR);
      Way direct = person.split ? way : null;
      return new Sitting(device, vpn, direct, Sitting.PAST_VPN, from, from + hours(hours), share);
    }
    Way out = inOffice ? way : hidden(person, device, way, day);
    Way six = out.equals(person.home) ? person.homeSix : null;
    return sitting(person, device, out, six, from, hours, share);
  }

  private Way hidden(Person person, Device device, Way way, int day) {
    if (device.relay) {
      Block relay = networks.relaysOf(person.city.country()).get(person.number % 2);
      return new Way(relay, person.number, World.HOUR / 3, 2048, Way.Kind.SCATTERED);
    }
    if (person.vpnProvider >= 0 && person.dice.chance(person.vpnShare)) {
      List<Networks.Exit> provider = networks.vpns().get(person.vpnProvider);
      int favourite = person.dice.chance(.7) ? person.number : person.number + 1 + day % 4;
      Block exit = provider.get(favourite % provider.size()).block();
      return new Way(exit, person.dice.any(), World.DAY, 200, Way.Kind.FOUR);
    }
    return way;
  }

  private static Block nearest(Person person, List<Networks.Exit> exits) {
    return exits.stream()
        .min(Comparator.comparingDouble(exit -> exit.city().kilometresTo(person.city)))
        .orElseThrow()
        .block();
  }

  private static Sitting sitting(
      Person person,
      Device device,
      Way way,
      @Nullable Way aside,
      long from,
      double hours,
      double share) {
    Set<Source> beside = Sitting.SIX;
    double jittered = hours * person.dice.between(.8, 1.2);
    return new Sitting(device, way, aside, beside, from, from + hours(jittered), share);
  }

  private static long at(long midnight, double hour) {
    return midnight + hours(hour);
  }

  private static long hours(double hours) {
    return (long) (hours * World.HOUR);
  }
}
