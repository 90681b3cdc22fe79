package dev.countersign.access.watch;

import dev.countersign.access.event.Actor;
import dev.countersign.access.network.NetworkKind;

/**
 * Lasting keys and services: from which networks and by which program each was used. What a service
 * does is bounded in habit, so that a new network says more than with a person.
 */
final class KeySigns {
  private static final int SETTLED_HOURS = 72;
  private static final int SETTLED_FOR_BLOCKS = 7 * 24;

  private final Names names;
  private final Company company;

  KeySigns(Names names, Company company) {
    this.names = names;
    this.company = company;
  }

  /** Compares the use of a key; for a service without one, of the account. */
  void compare(Moment moment, Trails trails) {
    Account account = moment.account();
    String token = moment.event().visit().token();
    long key = token.isEmpty() ? 1 : names.of(token);
    if (moment.network() != 0) {
      long place = names.mix(key, moment.network());
      boolean settled =
          account.keys.contains(key) && account.keys.age(key, moment.hour()) >= SETTLED_HOURS;
      boolean person = moment.event().actor().kind() == Actor.Kind.PERSON;
      boolean elsewhere = settled && !account.keys.contains(place) && !usual(moment);
      if (elsewhere && person) {
        if (!account.networks.contains(moment.network())) {
          trails.add(Sign.TOKEN_STRAYS);
          freshKey(moment, trails);
        }
      } else if (elsewhere) {
        trails.add(Sign.TOKEN_ELSEWHERE);
        switch (moment.kind()) {
          case VPN -> trails.add(Sign.NEW_VPN);
          case ANONYMISER -> trails.add(Sign.HIDDEN);
          case ORDINARY, HOSTING, MOBILE, SATELLITE, RELAY, COMPANY, INSIDE ->
              trails.add(Sign.NEW_NETWORK);
        }
      } else if (!settled
          && moment.mature()
          && !account.keys.contains(place)
          && !moment.networkKnown()
          && !usual(moment)) {
        freshKey(moment, trails);
      }
      if (!person && settled && !elsewhere) {
        sameProvider(moment, account, key, place, trails);
      }
      account.keys.see(names.mix(key, moment.route()), moment.hour());
      boolean home = moment.kind() == NetworkKind.ORDINARY || moment.kind() == NetworkKind.VPN;
      if (!person && home && !account.keys.contains(place)) {
        trails.add(Sign.SERVICE_AT_HOME);
      }
      if (!trails.has(Sign.TOKEN_ELSEWHERE) || moment.kind() == NetworkKind.HOSTING) {
        account.keys.see(place, moment.hour());
      }
    }
    if (moment.print() != 0) {
      long program = names.mix(key ^ 0x5bd1_e995L, moment.print());
      boolean settled =
          account.keys.contains(key) && account.keys.age(key, moment.hour()) >= SETTLED_HOURS;
      if (settled && !account.keys.contains(program)) {
        trails.add(Sign.TOKEN_OTHER_PROGRAM);
      }
      account.keys.see(program, moment.hour());
    }
    account.keys.see(key, moment.hour());
  }

  /** A service's key where others of the company are at home, or elsewhere on its own network. */
  private void sameProvider(Moment moment, Account account, long key, long place, Trails trails) {
    if (!account.keys.contains(place)) {
      trails.add(Sign.SERVICE_MOVED);
    } else if (account.keys.age(key, moment.hour()) >= SETTLED_FOR_BLOCKS
        && !account.keys.contains(names.mix(key, moment.route()))) {
      trails.add(Sign.SERVICE_ON_OTHER_BLOCK);
    }
  }

  /** Whether many people, or several services, of the company use that network. */
  private boolean usual(Moment moment) {
    return moment.common() || company.hosts(moment.network());
  }

  /** A key that is new itself, used from where its owner never was. */
  private static void freshKey(Moment moment, Trails trails) {
    trails.add(Sign.NEW_NETWORK);
    switch (moment.kind()) {
      case HOSTING -> trails.add(Sign.HOSTING);
      case VPN -> trails.add(Sign.NEW_VPN);
      case ANONYMISER -> trails.add(Sign.HIDDEN);
      case ORDINARY, MOBILE, SATELLITE, RELAY, COMPANY, INSIDE -> {}
    }
    if (!moment.known(moment.account().programs, moment.print())) {
      trails.add(Sign.TOKEN_OTHER_PROGRAM);
    }
  }
}
