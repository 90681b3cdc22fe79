package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.finding.EventNote;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is read with what those read who otherwise read the same as the owner. Nobody says
 * who works with whom: it is learnt from what accounts have in common. A thing is strange that the
 * owner did not read lately, and nobody of their circle either; an application, that they never
 * opened. Rows of strange things are added up three times: from networks that the owner is not
 * known on, from address blocks they are not known on, and over everything that is done in their
 * name.
 */
final class CircleSigns {
  private static final int THINGS = 1 << 18;
  private static final long ROW = 3 * 86_400;

  /** How much of what a thief reads is strange, where the owner's own share is not higher. */
  private static final double THIEF = 0.65;

  private static final double MORE = 0.2;
  private static final double MORE_WITH_OWNER = 0.3;
  private static final double MOST = 0.97;

  // Bits from which on a row is a sign, and a stronger one; set with docs/access-scenarios.md.
  private static final double SOME_ON_NETWORK = 5;
  private static final double MUCH_ON_NETWORK = 7;
  private static final double SOME_ON_BLOCK = 8;
  private static final double MUCH_ON_BLOCK = 12;
  private static final double SOME_AT_ALL = 8;
  private static final double MUCH_AT_ALL = 11;

  private final Names names;
  private final Readers readers = new Readers(THINGS);
  private final int[] last = new int[Readers.LAST];

  CircleSigns(Names names) {
    this.names = names;
  }

  /** Compares what a person read; what they write is theirs from then on. */
  void compare(Moment moment, Trails trails) {
    AccessEvent event = moment.event();
    Circle.Kind kind = kind(event);
    if (kind == null || event.target().id().isEmpty()) {
      return;
    }
    Circle circle = moment.account().circle();
    long thing = names.of(event.source().word(), event.target().id());
    if (event.activity() == Activity.CHANGED) {
      readers.read(thing, moment.account().number, moment.hour());
      return;
    }
    boolean strange =
        kind == Circle.Kind.APPLICATIONS
            ? opened(circle, thing, moment.hour())
            : read(circle, thing, moment);
    if (moment.mature() && circle.learnt(kind, moment.at()) && circle.formed()) {
      weigh(moment, trails, circle, circle.share(kind), strange);
    }
    circle.learn(kind, strange);
  }

  /** Somebody else gave an account a role. */
  void otherWork(@Nullable Account account, long at) {
    if (account != null) {
      account.circle().turnsToOtherWork(at);
    }
  }

  /** Notes that an application was opened; whether that is strange. */
  private static boolean opened(Circle circle, long application, int hour) {
    boolean strange = !circle.applications.contains(application);
    circle.applications.see(application, hour);
    return strange;
  }

  /** Notes that a thing was read; whether that is strange. */
  private boolean read(Circle circle, long thing, Moment moment) {
    int number = moment.account().number;
    int count = readers.of(thing, last);
    boolean strange = true;
    for (int i = 0; i < count; i++) {
      if (last[i] == number || circle.meets(last[i], moment.day())) {
        strange = false;
      }
    }
    readers.read(thing, number, moment.hour());
    return strange;
  }

  private static void weigh(
      Moment moment, Trails trails, Circle circle, double own, boolean strange) {
    Origin origin = trails.origin();
    double thief = Math.max(THIEF, Math.min(MOST, own + MORE));
    if (!moment.networkKnown()) {
      add(origin.onNetwork, own, thief, strange, trails, SOME_ON_NETWORK, MUCH_ON_NETWORK);
    }
    if (moment.network() != 0 && !moment.known(moment.account().routes, moment.route())) {
      origin.onBlock.forget(moment.at(), ROW);
      add(origin.onBlock, own, thief, strange, trails, SOME_ON_BLOCK, MUCH_ON_BLOCK);
    }
    double both = Math.min(MOST, own + MORE_WITH_OWNER);
    add(circle.drift, own, both, strange, trails, SOME_AT_ALL, MUCH_AT_ALL);
  }

  private static void add(
      Drift drift,
      double own,
      double other,
      boolean strange,
      Trails trails,
      double some,
      double much) {
    if (!strange) {
      drift.familiar(own, other);
      return;
    }
    drift.strange(own, other, trails.event());
    boolean fresh = drift.bits() >= some && trails.add(Sign.STRANGE_READ);
    fresh |= drift.bits() >= much && trails.add(Sign.MUCH_STRANGE_READ);
    if (fresh) {
      for (EventNote note : drift.notes()) {
        trails.note(note);
      }
    }
  }

  private static Circle.@Nullable Kind kind(AccessEvent event) {
    return switch (event.activity()) {
      case APP_OPENED -> Circle.Kind.APPLICATIONS;
      case READ, EXPORTED, SECRET_READ, CHANGED ->
          switch (event.target().kind()) {
            case WALLET, ADDRESSES, PROCEDURE, SECRET -> Circle.Kind.TELLING;
            case DOCUMENT, REPOSITORY -> Circle.Kind.DOCUMENTS;
            case TRANSFER, APPLICATION, ACCOUNT, ROLE, SETTING, DEVICE, OTHER -> null;
          };
      default -> null;
    };
  }
}
