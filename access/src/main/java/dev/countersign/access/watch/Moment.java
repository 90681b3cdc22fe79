package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.network.NetworkFacts;
import dev.countersign.access.network.NetworkKind;
import org.jspecify.annotations.Nullable;

/**
 * One event while it is compared, with what was looked up for it. Names are keyed hashes, 0 where
 * the record gives none; moments are seconds, hours and days since 1970.
 *
 * @param at when it counts as having happened
 * @param facts of its network; null where it has no address
 * @param network by which its network is told from others
 * @param route the /24 or /48 within the network
 * @param device the source's id of the device
 * @param print the program's family and system, which stay when it is brought up to date
 * @param mature whether the account is known long enough for what is new to count
 * @param common whether many of the company use this network
 */
record Moment(
    AccessEvent event,
    long at,
    Account account,
    Agent agent,
    @Nullable NetworkFacts facts,
    long network,
    long route,
    long device,
    long print,
    boolean mature,
    boolean common) {
  private static final int KNOWN_HOURS = 72;
  private static final int WELL_KNOWN_HOURS = 14 * 24;

  int hour() {
    return (int) (at / 3_600);
  }

  int day() {
    return (int) (at / 86_400);
  }

  /** Whether such a network stands between its users and the rest. */
  static boolean hides(NetworkKind kind) {
    return switch (kind) {
      case VPN, RELAY, HOSTING, ANONYMISER -> true;
      case ORDINARY, COMPANY, MOBILE, SATELLITE, INSIDE -> false;
    };
  }

  NetworkKind kind() {
    return facts == null ? NetworkKind.ORDINARY : facts.kind();
  }

  /** Seen on two days at least, and first three days ago or more. */
  boolean known(Seen seen, long key) {
    return seen.days(key) >= 2 && seen.age(key, hour()) >= KNOWN_HOURS;
  }

  boolean networkKnown() {
    return network == 0 || known(account.networks, network);
  }

  boolean deviceKnown() {
    return device == 0 ? known(account.programs, print) : known(account.devices, device);
  }

  /** A device by the source's own id, known for weeks. */
  boolean deviceWellKnown() {
    return device != 0
        && account.devices.days(device) >= 5
        && account.devices.age(device, hour()) >= WELL_KNOWN_HOURS;
  }
}
