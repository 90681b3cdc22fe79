package dev.countersign.access.watch;

import dev.countersign.access.event.Source;
import dev.countersign.access.network.NetworkKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What is usual for all accounts together. */
final class Company {
  private static final int MOST = 200_000;

  private final Map<Long, int[]> networks = new HashMap<>();
  private final Map<Long, int[]> services = new HashMap<>();
  private final Map<Long, int[]> lines = new HashMap<>();
  private final Map<Long, int[]> applications = new HashMap<>();
  private final EnumMap<Source, int[]> sessions = new EnumMap<>(Source.class);

  /** One more person, or one more service or lasting key, uses that network. */
  void joins(long network, boolean service) {
    count(service ? services : networks, network);
  }

  /** Whether services of the company are at home on that network: three at least. */
  boolean hosts(long network) {
    int[] count = services.get(network);
    return count != null && count[0] >= 3;
  }

  /** Somebody acts from another line of that network than before; whether of many within hours. */
  void line(long network, boolean crossed) {
    int[] count = lines.get(network);
    if (count == null) {
      if (lines.size() >= MOST) {
        return;
      }
      count = new int[2];
      lines.put(network, count);
    }
    count[0]++;
    if (crossed) {
      count[1]++;
    }
  }

  /** Whether customers of that network have several addresses at once: more than 1 in 500. */
  boolean jumps(long network) {
    int[] count = lines.get(network);
    return count != null && count[1] >= 5 && count[1] * 500L > count[0];
  }

  /** One more account uses that application. */
  void uses(long application) {
    count(applications, application);
  }

  int users(long application) {
    int[] count = applications.get(application);
    return count == null ? 0 : count[0];
  }

  private static void count(Map<Long, int[]> counts, long key) {
    int[] count = counts.get(key);
    if (count != null) {
      count[0]++;
    } else if (counts.size() < MOST) {
      counts.put(key, new int[] {1});
    }
  }

  /** Whether so many of the company use that network that it says nothing about one of them. */
  boolean common(long network, NetworkKind kind, int people) {
    if (kind == NetworkKind.COMPANY || kind == NetworkKind.INSIDE) {
      return true;
    }
    int[] count = networks.get(network);
    int users = count == null ? 0 : count[0];
    return switch (kind) {
      case ORDINARY, MOBILE, SATELLITE, RELAY -> users >= 5;
      case HOSTING, VPN -> users >= Math.max(10, people / 50);
      case ANONYMISER, COMPANY, INSIDE -> false;
    };
  }

  /** A session was seen with or without a sign-in that was recorded. */
  void session(Source source, boolean withSignIn) {
    int[] counts = sessions.computeIfAbsent(source, one -> new int[2]);
    counts[0]++;
    if (withSignIn) {
      counts[1]++;
    }
  }

  /**
   * Whether sign-ins of that source are recorded as a rule: 97 in 100, of 200 sessions at least.
   */
  boolean recordsSignIns(Source source) {
    int[] counts = sessions.get(source);
    return counts != null && counts[0] >= 200 && counts[1] * 100L >= counts[0] * 97L;
  }
}
