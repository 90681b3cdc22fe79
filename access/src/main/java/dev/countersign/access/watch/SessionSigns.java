package dev.countersign.access.watch;

import dev.countersign.access.event.Activity;
import dev.countersign.access.network.NetworkKind;

/** Compares an event with the session that it came in, and with where its owner acts from. */
final class SessionSigns {
  private static final long WITHIN = 30 * 60;
  private static final long SAME_TIME = 10 * 60;
  private static final long SIGN_IN_BY = 5 * 60;
  private static final int OFTEN = 4;

  private final Company company;

  SessionSigns(Company company) {
    this.company = company;
  }

  /** What differs within the session. */
  void within(Moment moment, SessionState session, Trails trails) {
    if (moment.device() != 0 && session.device == 0) {
      session.device = moment.device();
    } else if (moment.device() != 0 && moment.device() != session.device) {
      trails.add(Sign.OTHER_DEVICE);
    }
    program(moment, session, trails);
    if (moment.network() != 0) {
      network(moment, session, trails);
    }
    if (moment.event().activity() == Activity.SIGN_IN) {
      session.signedIn = true;
    }
    if (session.day == 0 && moment.at() - session.began > SIGN_IN_BY) {
      session.day = moment.day();
      company.session(moment.event().source(), session.signedIn);
      if (!session.signedIn && moment.mature() && company.recordsSignIns(moment.event().source())) {
        trails.add(Sign.NO_SIGN_IN);
      }
    }
  }

  private static void program(Moment moment, SessionState session, Trails trails) {
    Agent before = session.agent;
    Agent now = moment.agent();
    if (now.kind() == Agent.Kind.SILENT || now.text().equals(before.text())) {
      return;
    }
    if (before.kind() == Agent.Kind.SILENT) {
      session.agent = now;
      session.version = now.version();
      return;
    }
    if (now.kind() == Agent.Kind.SCRIPT && before.kind() != Agent.Kind.SCRIPT) {
      if (!moment.known(moment.account().programs, moment.print())) {
        trails.add(Sign.SCRIPT);
      }
      return;
    }
    if (now.kind() != Agent.Kind.BROWSER || before.kind() != Agent.Kind.BROWSER) {
      return;
    }
    if (!now.system().equals(before.system())
        && !now.system().isEmpty()
        && !before.system().isEmpty()) {
      trails.add(Sign.OTHER_SYSTEM);
    } else if (!now.family().equals(before.family())) {
      trails.add(Sign.OTHER_BROWSER);
    } else if (now.version() != 0 && now.version() < session.version) {
      trails.add(Sign.OLDER_VERSION);
    } else {
      session.version = Math.max(session.version, now.version());
    }
  }

  private static void network(Moment moment, SessionState session, Trails trails) {
    if (session.network == 0) {
      session.network = moment.network();
      return;
    }
    boolean wanders = LineSigns.wanders(moment);
    if (moment.network() != session.network) {
      boolean back = moment.network() == session.networkBefore;
      if (back && moment.at() - session.left <= WITHIN && session.left > 0) {
        session.returns++;
        boolean usual =
            (known(moment, moment.network()) && known(moment, session.network)) || moment.common();
        if (!wanders && !usual && !session.wandered) {
          trails.add(Sign.BACK_AND_FORTH);
          if (session.returns >= OFTEN) {
            trails.add(Sign.OFTEN_BACK_AND_FORTH);
          }
        }
      }
      session.networkBefore = session.network;
      session.network = moment.network();
      session.left = session.last;
      session.wandered = wanders;
    }
  }

  private static boolean known(Moment moment, long network) {
    return moment.known(moment.account().networks, network);
  }

  /** What is new of where it comes from. */
  void from(Moment moment, Trails trails) {
    Account account = moment.account();
    NetworkKind kind = moment.kind();
    boolean networkKnown = moment.networkKnown();
    if (moment.mature() && moment.network() != 0 && !networkKnown) {
      if (moment.common()) {
        if (!LineSigns.wanders(moment)) {
          trails.add(Sign.OTHER_NETWORK);
        }
      } else {
        if (kind != NetworkKind.MOBILE && kind != NetworkKind.RELAY) {
          trails.add(Sign.NEW_NETWORK);
        }
        switch (kind) {
          case HOSTING -> {
            trails.add(Sign.HOSTING);
            boolean entering =
                moment.event().activity() == Activity.SIGN_IN
                    || moment.event().activity() == Activity.CHALLENGE;
            if (entering && !account.hidden) {
              trails.add(Sign.FIRST_HIDDEN);
            }
          }
          case VPN -> trails.add(Sign.NEW_VPN);
          case ANONYMISER -> trails.add(Sign.HIDDEN);
          case ORDINARY, COMPANY, MOBILE, SATELLITE, RELAY, INSIDE -> {
            if (moment.event().client().hidden()) {
              trails.add(Sign.NEW_VPN);
            }
          }
        }
      }
      PlaceSigns.compare(moment, trails);
      elsewhere(moment, trails);
    }
    unmarked(moment, trails);
    boolean told = moment.device() != 0 || moment.print() != 0;
    if (moment.mature() && told && !moment.deviceKnown() && !enrolled(moment)) {
      trails.add(Sign.NEW_DEVICE);
    }
    if (moment.agent().kind() == Agent.Kind.SCRIPT
        && moment.mature()
        && !moment.event().visit().session().isEmpty()
        && !account.programs.contains(moment.print())) {
      trails.add(Sign.SCRIPT);
    }
  }

  /** A sign-in without the device's mark, where the owner's carry one. */
  private static void unmarked(Moment moment, Trails trails) {
    if (moment.event().activity() != Activity.SIGN_IN) {
      return;
    }
    Account account = moment.account();
    if (moment.device() != 0) {
      account.marked++;
    } else {
      account.unmarked++;
      if (trails.otherNetwork() && account.marked >= 10 && account.marked >= 9 * account.unmarked) {
        trails.add(Sign.UNMARKED_DEVICE);
      }
    }
  }

  /** A device that was enrolled within a day from where the owner is known to be. */
  private static boolean enrolled(Moment moment) {
    long enrolled = moment.account().enrolled;
    boolean reset =
        moment.account().proofByOther
            && moment.at() - moment.account().proofChanged <= ProofSigns.SOON;
    return enrolled > 0 && moment.at() - enrolled < 86_400 && moment.networkKnown() && !reset;
  }

  private static boolean anotherDevice(Moment moment) {
    Account account = moment.account();
    if (moment.device() != 0 && account.knownDevice != 0) {
      return moment.device() != account.knownDevice;
    }
    return moment.print() != 0 && account.knownPrint != 0 && moment.print() != account.knownPrint;
  }

  private static long session(Trails trails) {
    return trails.session() == null ? 0 : trails.session().key;
  }

  private static void elsewhere(Moment moment, Trails trails) {
    Account account = moment.account();
    if (account.knownAt > 0
        && account.knownNetwork != moment.network()
        && session(trails) != account.knownSession
        && anotherDevice(moment)
        && Math.abs(moment.at() - account.knownAt) <= SAME_TIME
        && !moment.kind().equals(NetworkKind.MOBILE)
        && !moment.kind().equals(NetworkKind.RELAY)) {
      trails.add(Sign.ELSEWHERE);
    }
  }
}
