package dev.countersign.bench.access;

import java.util.List;

/** What thieves bring along: ways out, browsers, scripts. */
final class Kit {
  private static final List<String> SCRIPTS =
      List.of(
          "python-requests/2.32.3",
          "Go-http-client/2.0",
          "curl/8.5.0",
          "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
          "axios/1.7.9",
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/138.0.0.0 Safari/537.36");

  private final Networks networks;
  private final Dice dice;

  Kit(Networks networks, Dice dice) {
    this.networks = networks;
    this.dice = dice;
  }

  /**
   * Somebody's home in that city, rented by the hour: often of another provider than the owner's.
   */
  Way proxy(City city) {
    List<Block> homes = networks.homes(city);
    return Way.of(dice.of(homes), dice.any(), (long) (dice.wide(.2, 240) * World.HOUR));
  }

  /** Rented servers. */
  Way servers() {
    Block block = dice.chance(.75) ? dice.of(networks.hosting()) : dice.of(networks.clouds());
    return new Way(block, dice.any(), 400 * World.DAY, block.size(), Way.Kind.FOUR);
  }

  /** A commercial VPN: one way out, or one that changes within a block. */
  Way vpn() {
    Block block = dice.of(dice.of(networks.vpns())).block();
    return Way.of(block, dice.any(), (long) (dice.wide(1, 100) * World.HOUR));
  }

  Way tor() {
    return Way.of(dice.of(networks.tor()), dice.any(), World.HOUR / 4);
  }

  /** Any of them, as often as one meets them. */
  Way any(City city) {
    int which = dice.below(100);
    return which < 35 ? proxy(city) : which < 65 ? vpn() : which < 95 ? servers() : tor();
  }

  /** A script's name, where it does not lie about it. */
  String script() {
    return dice.of(SCRIPTS);
  }

  /** A browser of the thief's own, up to date or not. */
  Browser browser() {
    return dice.of(
        List.of(
            Browser.CHROME_WINDOWS,
            Browser.CHROME_WINDOWS,
            Browser.FIREFOX_LINUX,
            Browser.CHROME_LINUX,
            Browser.CHROME_MAC,
            Browser.EDGE_WINDOWS));
  }

  /** One who uses another browser than the owner. */
  Intruder stranger(int theft, Person victim, Way way, long at) {
    Browser browser = browser();
    long lag = (long) (dice.between(0, 60) * World.DAY);
    Intruder hand = new Intruder(theft, victim.actor, way, browser.userAgent(at, lag));
    hand.system = browser.system();
    hand.profile = dice.chance(.8) ? "b-" + dice.id() : "";
    return hand;
  }

  /** One who looks as much like the owner's device as was copied. */
  Intruder copy(int theft, Person victim, Device device, Way way, long at, Theft told) {
    Intruder hand = new Intruder(theft, victim.actor, way, device.userAgent(at));
    hand.system = device.browser.system();
    boolean follows = dice.chance(.35);
    hand.followed = follows ? device : null;
    int ids = dice.below(100);
    if (ids < 30) {
      hand.enrolled = device.enrolled;
      hand.profile = device.profile;
    } else if (ids < 75) {
      hand.profile = "b-" + dice.id();
    }
    told.choose("device", ids < 30 ? "copied" : ids < 75 ? "another" : "none");
    told.choose("browser", follows ? "follows the owner's" : "copied once");
    return hand;
  }
}
