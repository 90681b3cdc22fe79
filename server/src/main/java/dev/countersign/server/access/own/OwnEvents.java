package dev.countersign.server.access.own;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import dev.countersign.server.people.Person;
import java.time.Instant;
import java.util.Map;

/** Makes events of what people do here. */
final class OwnEvents {
  private OwnEvents() {}

  /**
   * Where and with what somebody acts.
   *
   * @param session its id; empty where none is known
   * @param browser the thumbprint of the key that it holds; empty where none is known
   */
  record Seat(String session, String network, String userAgent, String browser) {
    static final Seat UNKNOWN = new Seat("", "", "", "");
  }

  static AccessEvent of(
      String id,
      Instant at,
      Activity activity,
      String action,
      Person who,
      Target target,
      Seat seat) {
    return new AccessEvent(
        id,
        Source.COUNTERSIGN,
        at,
        activity,
        Result.SUCCESS,
        action,
        new Actor(who.id().toString(), who.email(), Actor.Kind.PERSON),
        target,
        new Visit(seat.session(), ""),
        new Client(
            Ip.read(seat.network()).orElse(null),
            seat.userAgent(),
            seat.browser(),
            "",
            Place.UNKNOWN,
            "",
            false,
            null),
        Map.of());
  }
}
