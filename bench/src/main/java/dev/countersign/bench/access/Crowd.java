package dev.countersign.bench.access;

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
import java.time.Instant;
import java.util.Map;

/** Accounts that are too much: a service at 1,000 events a second, somebody with 200 devices. */
final class Crowd {
  private static final Actor SERVICE =
      new Actor("svc-loud", "loud@corp.example", Actor.Kind.SERVICE);
  private static final Actor PERSON = new Actor("00u-many", "many@corp.example", Actor.Kind.PERSON);
  private static final int DEVICES = 200;

  private long made;

  /** A call of the service, out of 64 addresses. */
  AccessEvent call(Instant at) {
    made++;
    return event(
        "l" + made,
        Source.CLOUDTRAIL,
        at,
        Activity.READ,
        "GetObject",
        SERVICE,
        new Target(Target.Kind.OTHER, "o-" + made % 5000, ""),
        new Visit("", "AKIALOUD"),
        Client.of(ip(0x2c00_0000 + (int) (made % 64)), "aws-sdk-java/2.33.1"));
  }

  /** What the person does next, on the next of their devices. */
  AccessEvent device(Instant at) {
    made++;
    int which = (int) (made % DEVICES);
    return event(
        "m" + made,
        Source.OKTA,
        at,
        made % 7 == 0 ? Activity.SIGN_IN : Activity.APP_OPENED,
        "user.authentication.sso",
        PERSON,
        new Target(Target.Kind.APPLICATION, "app-" + made % 50, ""),
        new Visit("idx-many-" + which, ""),
        new Client(
            ip(0x1a00_0000 + which * 256),
            "Mozilla/5.0 (X11; Linux x86_64; rv:" + (100 + which) + ".0) Gecko/20100101",
            "guo-" + which,
            "Linux",
            Place.UNKNOWN,
            "",
            false,
            null));
  }

  private static Ip ip(int number) {
    return new Ip(0, 0xffff_0000_0000L | number);
  }

  private static AccessEvent event(
      String id,
      Source source,
      Instant at,
      Activity activity,
      String action,
      Actor actor,
      Target target,
      Visit visit,
      Client client) {
    return new AccessEvent(
        id, source, at, activity, Result.SUCCESS, action, actor, target, visit, client, Map.of());
  }
}
