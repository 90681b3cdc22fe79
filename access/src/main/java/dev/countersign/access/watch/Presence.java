package dev.countersign.access.watch;

import dev.countersign.access.network.NetworkKind;
import org.jspecify.annotations.Nullable;

/**
 * From which fixed lines an account acts, and whether it does so from two at once: one line, then
 * another, then the first again sooner than anybody goes there and back.
 */
final class Presence {
  private static final int LINES = 8;
  private static final long FORGOTTEN = 2 * 86_400;
  private static final long AT_ONCE = 40 * 60;
  private static final long SOON = 4 * 3_600;

  private final @Nullable Line[] lines = new Line[LINES];
  private @Nullable Line current;
  private int day;
  private int days;

  /** A line that something came from: an address block of one network. */
  static final class Line {
    final long route;
    final long network;
    final long began;
    long last;
    final boolean company;
    int crossings;
    Origin origin;

    Line(long route, long network, boolean company, long at, Origin origin) {
      this.route = route;
      this.network = network;
      this.company = company;
      this.began = at;
      this.last = at;
      this.origin = origin;
    }
  }

  /** What was crossed. */
  enum Crossing {
    NONE,
    /** There and back within hours. */
    SOON,
    /** There and back within minutes. */
    AT_ONCE
  }

  /** The line that an earlier one was used beside. */
  record Crossed(Line line, Crossing how) {
    static final Crossed NOTHING =
        new Crossed(new Line(0, 0, true, 0, new Origin(0, 0, 0)), Crossing.NONE);
  }

  /** Notes an event from a fixed line; what it crossed. */
  Crossed come(Moment moment, Origin origin) {
    long at = moment.at();
    boolean company = moment.kind() == NetworkKind.COMPANY;
    long route = company ? moment.network() : moment.route();
    Line here = find(route, at);
    Line before = current;
    if (here == null) {
      here = new Line(route, moment.network(), company, at, origin);
      put(here);
      current = here;
      return Crossed.NOTHING;
    }
    here.origin = origin;
    Crossed crossed = Crossed.NOTHING;
    if (before != null && before.route != here.route) {
      long away = at - here.last;
      if (away >= 0 && away <= SOON && before.last >= here.last) {
        Line newer = newer(here, before, moment.account().routes);
        newer.crossings++;
        crossed = new Crossed(newer, away <= AT_ONCE ? Crossing.AT_ONCE : Crossing.SOON);
      }
    }
    if (at >= here.last) {
      here.last = at;
      current = here;
    }
    return crossed;
  }

  /** The one of two that is less known: not the company's, seen on fewer days, begun later. */
  private static Line newer(Line one, Line other, Seen routes) {
    if (one.company != other.company) {
      return one.company ? other : one;
    }
    int days = routes.days(one.route) - routes.days(other.route);
    boolean first = days < 0 || (days == 0 && one.began > other.began);
    return first ? one : other;
  }

  /** How many lines of one network were used within six hours, this one with them. */
  int within(long network, long at) {
    int count = 0;
    for (Line line : lines) {
      if (line != null && line.network == network && at - line.last <= 6 * 3_600) {
        count++;
      }
    }
    return count;
  }

  /** On how many days lines were crossed, this one left out. */
  int days(long at) {
    int today = (int) (at / 86_400);
    return today == day ? Math.max(0, days - 1) : days;
  }

  void crossedOn(long at) {
    int today = (int) (at / 86_400);
    if (today > day) {
      day = today;
      days++;
    }
  }

  private @Nullable Line find(long route, long at) {
    for (Line line : lines) {
      if (line != null && line.route == route && at - line.last <= FORGOTTEN) {
        return line;
      }
    }
    return null;
  }

  private void put(Line line) {
    int oldest = 0;
    for (int i = 0; i < lines.length; i++) {
      Line one = lines[i];
      if (one == null || one.route == line.route) {
        lines[i] = line;
        return;
      }
      Line old = lines[oldest];
      if (old != null && one.last < old.last) {
        oldest = i;
      }
    }
    lines[oldest] = line;
  }
}
