package dev.countersign.access.watch;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Target;

/** Compares what is done with what the owner does: how much is read, when, of what kind. */
final class HabitSigns {
  private static final int MUCH = 15;
  private static final int VERY_MUCH = 60;
  private static final int ONLY_READS = 10;

  void compare(Moment moment, Trails trails) {
    Account account = moment.account();
    Activity activity = moment.event().activity();
    Target.Kind kind = moment.event().target().kind();
    boolean reads =
        activity == Activity.READ
            || activity == Activity.EXPORTED
            || activity == Activity.SECRET_READ;
    boolean telling = kind.telling() && reads;
    if (telling) {
      account.reading.count(kind, moment.day());
    }
    if (telling) {
      trails.origin().telling++;
      account.telling++;
    } else if (!signing(activity)) {
      trails.origin().work++;
      account.work++;
    }
    if (!moment.mature()) {
      return;
    }
    if (telling) {
      reading(moment, kind, trails);
    }
    if ((telling || activity.privileged())
        && moment.event().actor().kind() != Actor.Kind.SERVICE
        && account.days >= 10
        && !account.hours.usual(moment.hour())) {
      trails.add(Sign.UNUSUAL_HOUR);
    }
    deeds(moment, activity, trails);
  }

  private static void reading(Moment moment, Target.Kind kind, Trails trails) {
    Account account = moment.account();
    Reading reading = account.reading;
    if (reading.days(kind) == 0) {
      trails.add(Sign.FIRST_OF_KIND);
    }
    if (reading.today() > Math.max(MUCH, 3 * reading.busiest() + 5)) {
      trails.add(Sign.MUCH_READ);
      if (reading.today() > Math.max(VERY_MUCH, 8 * reading.busiest() + 20)) {
        trails.add(Sign.VERY_MUCH_READ);
      }
    }
    Origin origin = trails.origin();
    if (origin.telling >= ONLY_READS && origin.work == 0 && account.work > account.telling) {
      trails.add(Sign.ONLY_READS);
    }
  }

  private static void deeds(Moment moment, Activity activity, Trails trails) {
    boolean deed =
        activity.privileged()
            || activity == Activity.EXPORTED
            || activity == Activity.SHARED
            || activity == Activity.CONSENT_GRANTED
            || activity == Activity.API_TOKEN_CREATED;
    if (!deed) {
      return;
    }
    Account account = moment.account();
    if (!account.deeds.contains(activity)) {
      boolean out =
          (activity == Activity.EXPORTED || activity == Activity.SHARED)
              && ("yes".equals(moment.event().details().get("outside"))
                  || "yes".equals(moment.event().details().get("bulk")));
      trails.add(out ? Sign.TAKEN_OUT : Sign.NEW_DEED);
    }
    account.deeds.add(activity);
  }

  private static boolean signing(Activity activity) {
    return switch (activity) {
      case SIGN_IN, SIGN_OUT, CHALLENGE, APP_OPENED, TOKEN_ISSUED, SESSION_REVOKED, OTHER -> true;
      default -> false;
    };
  }
}
