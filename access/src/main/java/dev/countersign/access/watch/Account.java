package dev.countersign.access.watch;

import dev.countersign.access.event.Activity;
import java.util.Arrays;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** What is kept of one account: its habits, its sessions, where it acts from. */
final class Account {
  private static final int ORIGINS = 16;

  final String name;
  final Seen devices = new Seen(32);
  final Seen networks = new Seen(32);
  final Seen routes = new Seen(48);
  final Seen countries = new Seen(12);
  final Seen programs = new Seen(16);
  final Seen keys = new Seen(40);
  final Hours hours = new Hours();
  final Reading reading = new Reading();
  final long began;
  private @Nullable SessionState[] sessions = new SessionState[2];
  private @Nullable Origin[] origins = new Origin[2];

  long last;

  /** The moment of its last event that was let in; 0 before. */
  long previous;

  int days;
  int day;

  /** What privileged and outgoing things were ever done. */
  final EnumSet<Activity> deeds = EnumSet.noneOf(Activity.class);

  /** When its proof was last changed, and whether by somebody else; 0 when never. */
  long proofChanged;

  boolean proofByOther;
  long enrolled;
  long refusedFrom;
  int refused;
  long failedFrom;
  int failed;
  long closed;

  /** When and where it last acted from a known network; 0 when never. */
  long knownAt;

  long knownNetwork;
  long knownSession;
  long knownPrint;
  long knownDevice;

  /** Its last place that says something. */
  float latitude = Float.NaN;

  float longitude;
  float kilometres;
  long placedAt;
  long placedNetwork;
  boolean crowded;

  /** Whether it ever came through a VPN, a relay or rented servers. */
  boolean hidden;

  /** The day on which it was last told that it signs in without a second factor. */
  int withoutFactor;

  /** Its sign-ins with and without the source's mark of the device. */
  int marked;

  int unmarked;

  final Presence presence = new Presence();

  /** What it read of what is worth knowing, and what else it did. */
  int telling;

  int work;

  /** First seen long after the watch began, and nothing says that it was made. */
  boolean unannounced;

  /** By which it is told from others in a table; from 1. */
  final int number;

  private @Nullable Circle circle;

  Account(String name, int number, long began) {
    this.number = number;
    this.name = name;
    this.began = began;
    this.last = began;
    this.day = (int) (began / 86_400);
    this.days = 1;
  }

  /** Who reads the same. */
  Circle circle() {
    Circle own = circle;
    if (own == null) {
      own = new Circle();
      circle = own;
    }
    return own;
  }

  @Nullable SessionState session(long key) {
    for (SessionState one : sessions) {
      if (one != null && one.key == key) {
        return one;
      }
    }
    return null;
  }

  /**
   * Follows a session; the one longest unused makes room. Whether one was let go that was in use.
   */
  boolean follow(SessionState session, int most) {
    int free = -1;
    int oldest = 0;
    for (int i = 0; i < sessions.length; i++) {
      SessionState one = sessions[i];
      if (one == null) {
        free = i;
        break;
      }
      SessionState old = sessions[oldest];
      if (old != null && one.last < old.last) {
        oldest = i;
      }
    }
    SessionState old = sessions[oldest];
    if (free < 0 && old != null && session.began - old.last > 2 * 86_400) {
      free = oldest;
    }
    if (free < 0 && sessions.length < most) {
      free = sessions.length;
      sessions = Arrays.copyOf(sessions, Math.min(most, sessions.length * 2));
    }
    boolean lost = free < 0;
    sessions[lost ? oldest : free] = session;
    return lost;
  }

  /** The origin on a network that was used last; null where there is none lately. */
  @Nullable Origin lately(long network, long at) {
    Origin found = null;
    for (Origin one : origins) {
      if (one != null
          && one.network == network
          && at - one.last < 12 * 3_600
          && (found == null || one.last > found.last)) {
        found = one;
      }
    }
    return found;
  }

  Origin origin(long key, long network, long at) {
    int place = -1;
    int oldest = 0;
    for (int i = 0; i < origins.length; i++) {
      Origin one = origins[i];
      if (one == null) {
        place = i;
        break;
      }
      if (one.key == key) {
        one.turn(at);
        return one;
      }
      Origin old = origins[oldest];
      if (old != null && one.last < old.last) {
        oldest = i;
      }
    }
    if (place < 0) {
      Origin old = origins[oldest];
      if ((old != null && at - old.last > Origin.LASTS) || origins.length >= ORIGINS) {
        place = oldest;
      } else {
        place = origins.length;
        origins = Arrays.copyOf(origins, Math.min(ORIGINS, origins.length * 2));
      }
    }
    Origin made = new Origin(key, network, at);
    origins[place] = made;
    return made;
  }

  /** Turns to the day of an event. */
  void turn(long at) {
    int today = (int) (at / 86_400);
    if (today > day) {
      day = today;
      days++;
    }
  }
}
