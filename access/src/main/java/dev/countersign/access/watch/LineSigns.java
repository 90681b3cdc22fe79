package dev.countersign.access.watch;

import dev.countersign.access.network.NetworkKind;

/** Sees an account that acts from two fixed lines at once, or from too many within hours. */
final class LineSigns {
  private static final int OFTEN = 4;
  private static final int MANY = 5;

  private final Company company;

  LineSigns(Company company) {
    this.company = company;
  }

  /** Whether addresses of that network change while somebody stays where they are. */
  static boolean wanders(Moment moment) {
    return switch (moment.kind()) {
      case MOBILE, SATELLITE, RELAY, INSIDE, COMPANY -> true;
      case ORDINARY, VPN, HOSTING, ANONYMISER -> false;
    };
  }

  /** Whether the account acts from two fixed lines at once. */
  void compare(Moment moment, Origin origin) {
    boolean fixed = !wanders(moment) || moment.kind() == NetworkKind.COMPANY;
    if (moment.network() == 0 || !fixed) {
      return;
    }
    Account account = moment.account();
    Presence.Crossed crossed = account.presence.come(moment, origin);
    boolean one = crossed.line().network == moment.network();
    boolean many = many(moment);
    company.line(moment.network(), many || (one && crossed.how() == Presence.Crossing.AT_ONCE));
    if (many && moment.mature() && !company.jumps(moment.network())) {
      origin.trail.add(Sign.MANY_LINES, moment.event());
    }
    if (crossed.how() == Presence.Crossing.NONE) {
      return;
    }
    Presence.Line line = crossed.line();
    boolean usual =
        line.company
            || account.routes.days(line.route) >= 2
            || (!one && account.networks.days(line.network) >= 5)
            || company.jumps(line.network)
            || (one && company.jumps(moment.network()))
            || account.presence.days(moment.at()) >= 3;
    account.presence.crossedOn(moment.at());
    if (usual || !moment.mature()) {
      return;
    }
    boolean atOnce = crossed.how() == Presence.Crossing.AT_ONCE;
    origin(line).add(atOnce ? Sign.TWO_LINES : Sign.TWO_LINES_BY_TURNS, moment.event());
    if (line.crossings >= OFTEN && !moment.known(account.networks, line.network)) {
      origin(line).add(Sign.OFTEN_TWO_LINES, moment.event());
    }
  }

  private static boolean many(Moment moment) {
    return moment.kind() == NetworkKind.ORDINARY
        && moment.facts() != null
        && moment.facts().id().startsWith("AS")
        && moment.account().presence.within(moment.network(), moment.at()) >= MANY;
  }

  private static Trail origin(Presence.Line line) {
    return line.origin.trail;
  }
}
