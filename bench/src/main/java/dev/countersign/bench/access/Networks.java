package dev.countersign.bench.access;

import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import dev.countersign.access.network.NetworkDirectory;
import dev.countersign.access.network.NetworkFacts;
import dev.countersign.access.network.NetworkKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The networks of the world, and what a directory of them knows: most, not all, and some of it
 * wrong.
 */
final class Networks implements NetworkDirectory {
  private static final int FIRST_SIX = 0x2a00_0000;

  private final Block[] bySixteen = new Block[1 << 16];
  private final Block[][] byTwentyFour = new Block[1 << 16][];
  private final List<Block> bySix = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Dice dice;
  private int nextSixteen = 0x1700;
  private int room;
  private int nextAddress;

  private final Map<City, List<Block>> homes = new HashMap<>();
  private final Map<City, Block> guests = new HashMap<>();
  private final Map<City, Block> offices = new HashMap<>();
  private final Map<String, List<Block>> mobiles = new HashMap<>();
  private final Map<String, List<Block>> relays = new HashMap<>();
  private final List<Exit> exits = new ArrayList<>();
  private final List<Exit> gateways = new ArrayList<>();
  private final List<List<Exit>> vpns = new ArrayList<>();
  private final List<Block> hosting = new ArrayList<>();
  private final List<Block> clouds = new ArrayList<>();
  private final List<Block> flights = new ArrayList<>();
  private final List<Block> satellites = new ArrayList<>();
  private final List<Block> tor = new ArrayList<>();

  /** A way out in a city other than one's own. */
  record Exit(City city, Block block) {}

  Networks(long seed) {
    dice = new Dice(seed, 1);
    for (City city : City.ALL) {
      homes.put(city, new ArrayList<>());
      for (int i = 0; i < 4; i++) {
        String isp = "Broadband " + (i + 1) + " " + city.country();
        boolean unknown = dice.chance(.03);
        homes.get(city).add(block(isp, 1 << 16, NetworkKind.ORDINARY, unknown, nearby(city), city));
      }
      String guest = "Guest networks " + city.country();
      guests.put(city, block(guest, 4096, NetworkKind.ORDINARY, dice.chance(.1), city, city));
      if (city.office()) {
        // One office was never entered among the company's networks.
        NetworkKind kind =
            city.name().equals("Lisbon") ? NetworkKind.ORDINARY : NetworkKind.COMPANY;
        offices.put(city, block("The company", 256, kind, false, city, city));
      }
      mobiles.computeIfAbsent(city.country(), this::carriers);
      relays.computeIfAbsent(city.country(), this::relays);
    }
    for (String name : List.of("London", "Berlin", "Singapore", "New York", "San Francisco")) {
      City city = named(name);
      exits.add(new Exit(city, block("The company", 256, NetworkKind.COMPANY, false, city, city)));
      gateways.add(
          new Exit(city, block("Secure gateway", 256, NetworkKind.HOSTING, false, city, city)));
    }
    for (int i = 0; i < 9; i++) {
      vpns.add(vpn("VPN " + i));
    }
    for (int i = 0; i < 30; i++) {
      boolean unknown = dice.chance(.2);
      for (int j = 0; j < 3; j++) {
        City city = dice.of(City.ALL);
        NetworkKind kind = unknown ? NetworkKind.ORDINARY : NetworkKind.HOSTING;
        hosting.add(block("Servers " + i, 16_384, kind, false, city, city));
      }
    }
    for (String cloud : List.of("Cloud A", "Cloud B", "Cloud C")) {
      for (String name : List.of("Dublin", "London", "Singapore", "New York", "Seattle")) {
        City city = named(name);
        clouds.add(block(cloud, 1 << 16, NetworkKind.HOSTING, false, city, city));
      }
    }
    for (String name : List.of("London", "New York", "Madrid", "Tokyo", "Sydney")) {
      City city = named(name);
      NetworkKind kind = dice.chance(.8) ? NetworkKind.SATELLITE : NetworkKind.ORDINARY;
      flights.add(block("Cabin connect", 4096, kind, false, city, city));
      satellites.add(block("Low orbit", 16_384, NetworkKind.SATELLITE, false, city, city));
    }
    for (int i = 0; i < 40; i++) {
      City city = dice.of(City.ALL);
      NetworkKind kind = dice.chance(.85) ? NetworkKind.ANONYMISER : NetworkKind.HOSTING;
      tor.add(block("Servers " + i % 30, 256, kind, false, city, city));
    }
  }

  private List<Exit> vpn(String name) {
    List<Exit> all = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      City city = City.ALL.get((i * 3 + dice.below(3)) % City.ALL.size());
      double known = dice.between(0, 1);
      NetworkKind kind =
          known < .78 ? NetworkKind.VPN : known < .92 ? NetworkKind.HOSTING : NetworkKind.ORDINARY;
      all.add(new Exit(city, block(name, 256, kind, false, city, city)));
    }
    return all;
  }

  private List<Block> carriers(String country) {
    List<City> cities = City.ALL.stream().filter(one -> one.country().equals(country)).toList();
    List<Block> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      City gateway = dice.of(cities);
      NetworkKind kind = dice.chance(.9) ? NetworkKind.MOBILE : NetworkKind.ORDINARY;
      all.add(block("Mobile " + i + " " + country, 8192, kind, false, gateway, dice.of(cities)));
    }
    return all;
  }

  private List<Block> relays(String country) {
    List<City> cities = City.ALL.stream().filter(one -> one.country().equals(country)).toList();
    List<Block> all = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      City city = dice.of(cities);
      NetworkKind kind = dice.chance(.92) ? NetworkKind.RELAY : NetworkKind.HOSTING;
      all.add(block("Relay " + i, 4096, kind, false, city, city));
    }
    return all;
  }

  /** Sometimes another city of the country: files of places are not exact. */
  private City nearby(City city) {
    List<City> cities =
        City.ALL.stream().filter(one -> one.country().equals(city.country())).toList();
    return dice.chance(.06) ? dice.of(cities) : city;
  }

  private Block block(
      String organisation, int size, NetworkKind kind, boolean unknown, City known, City told) {
    if (room < size) {
      do {
        nextSixteen++;
      } while (new Ip(0, 0xffff_0000_0000L | (long) nextSixteen << 16).inside());
      nextAddress = nextSixteen << 16;
      room = 1 << 16;
    }
    int number = numbers.computeIfAbsent(organisation, name -> 64_512 + numbers.size());
    Place place = known.place(kind == NetworkKind.ORDINARY ? 20 : 100);
    NetworkFacts facts = new NetworkFacts("AS" + number, organisation, kind, place);
    boolean hidden =
        (kind == NetworkKind.VPN && dice.chance(.5))
            || (kind == NetworkKind.ANONYMISER && dice.chance(.9))
            || (kind == NetworkKind.RELAY && dice.chance(.3));
    Place says = dice.chance(.04) ? Place.UNKNOWN : told.place(Double.NaN);
    Block block =
        new Block(
            nextAddress,
            size,
            FIRST_SIX + bySix.size(),
            unknown ? null : facts,
            says,
            organisation,
            hidden);
    bySix.add(block);
    if (size == 1 << 16) {
      bySixteen[nextAddress >>> 16] = block;
    } else {
      Block[] parts = byTwentyFour[nextAddress >>> 16];
      if (parts == null) {
        parts = new Block[256];
        byTwentyFour[nextAddress >>> 16] = parts;
      }
      for (int i = 0; i < size >>> 8; i++) {
        parts[(nextAddress >>> 8 & 255) + i] = block;
      }
    }
    nextAddress += size;
    room -= size;
    return block;
  }

  @Override
  public NetworkFacts of(Ip ip) {
    Block block = null;
    if (ip.four()) {
      int bits = (int) ip.low();
      Block[] parts = byTwentyFour[bits >>> 16];
      block = parts == null ? bySixteen[bits >>> 16] : parts[bits >>> 8 & 255];
    } else {
      long index = (ip.high() >>> 32) - FIRST_SIX;
      block = index >= 0 && index < bySix.size() ? bySix.get((int) index) : null;
    }
    if (block != null && block.facts() != null) {
      return block.facts();
    }
    NetworkKind kind = ip.inside() ? NetworkKind.INSIDE : NetworkKind.ORDINARY;
    String id = ip.network() + (ip.four() ? "/24" : "/48");
    return new NetworkFacts(id, "", kind, Place.UNKNOWN);
  }

  static City named(String name) {
    return City.ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  List<Block> homes(City city) {
    return homes.getOrDefault(city, List.of());
  }

  Block guest(City city) {
    return guests.getOrDefault(city, hosting.getFirst());
  }

  @Nullable Block office(City city) {
    return offices.get(city);
  }

  List<Block> mobiles(String country) {
    return mobiles.getOrDefault(country, List.of());
  }

  List<Block> relaysOf(String country) {
    return relays.getOrDefault(country, List.of());
  }

  /** The company's VPN. */
  List<Exit> exits() {
    return exits;
  }

  /** The gateway for the web that one division goes through; a directory takes it for servers. */
  List<Exit> gateways() {
    return gateways;
  }

  /** Those of a commercial VPN, by provider. */
  List<List<Exit>> vpns() {
    return vpns;
  }

  /** Rented servers. */
  List<Block> hosting() {
    return hosting;
  }

  /** The large clouds. */
  List<Block> clouds() {
    return clouds;
  }

  /** Internet in aircraft. */
  List<Block> flights() {
    return flights;
  }

  /** Internet by satellite at home. */
  List<Block> satellites() {
    return satellites;
  }

  /** Ways out of Tor. */
  List<Block> tor() {
    return tor;
  }
}
