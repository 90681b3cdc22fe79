package dev.countersign.bench.access;

import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Visit;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody in another's account, from elsewhere. */
final class Intruder implements Hand {
  final int theft;
  private final Actor actor;
  private final Map<Source, Visit> visits = new EnumMap<>(Source.class);
  Way way;
  String userAgent;
  String enrolled = "";
  String profile = "";
  String system = "";

  /** The device whose browser is imitated as it moves on; null where what was copied stays. */
  @Nullable Device followed;

  Intruder(int theft, Actor actor, Way way, String userAgent) {
    this.theft = theft;
    this.actor = actor;
    this.way = way;
    this.userAgent = userAgent;
  }

  void in(Source source, Visit visit) {
    visits.put(source, visit);
  }

  void out(Source source) {
    visits.remove(source);
  }

  boolean isIn(Source source) {
    return visits.containsKey(source);
  }

  @Override
  public int theft() {
    return theft;
  }

  @Override
  public Actor actor() {
    return actor;
  }

  @Override
  public Client client(Source source, long millis) {
    Device owner = followed;
    String sent = owner == null ? userAgent : owner.userAgent(millis);
    return switch (source) {
      case OKTA -> Hand.seen(source, way, millis, sent, enrolled, system, !enrolled.isEmpty());
      case COUNTERSIGN -> Hand.seen(source, way, millis, sent, profile, "", false);
      case WORKSPACE -> Hand.seen(source, way, millis, "", "", "", false);
      default -> Hand.seen(source, way, millis, sent, "", "", false);
    };
  }

  @Override
  public Visit visit(Source source, long millis) {
    return visits.getOrDefault(source, Visit.NONE);
  }
}
