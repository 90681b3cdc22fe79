package dev.countersign.bench.access;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Place;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import java.util.Locale;
import java.util.Map;

/** Whoever acts: an owner or a thief, with what the sources see of them. */
interface Hand {
  /** The number of the theft; −1 for an owner. */
  int theft();

  /** In whose name. */
  Actor actor();

  /** What a source sees of where from and with what. */
  Client client(Source source, long millis);

  /** By what a source let them in. */
  Visit visit(Source source, long millis);

  /** Does a deed. */
  default void act(Recorder recorder, Deed deed, long millis, Target target, Dice dice) {
    note(
        recorder,
        deed.source(),
        millis,
        deed.activity(),
        Result.SUCCESS,
        deed.action(),
        target,
        details(deed, dice));
  }

  /** Notes what no deed is. */
  default void note(
      Recorder recorder,
      Source source,
      long millis,
      Activity activity,
      Result result,
      String action,
      Target target,
      Map<String, String> details) {
    recorder.note(
        theft(),
        source,
        millis,
        activity,
        result,
        action,
        actor(),
        target,
        visit(source, millis),
        client(source, millis),
        details);
  }

  private static Map<String, String> details(Deed deed, Dice dice) {
    return switch (deed) {
      case REQUEST, APPROVE, SIGN ->
          Map.of(
              "amount",
              String.format(Locale.ROOT, "%.2f", dice.wide(200, 400_000)),
              "asset",
              dice.chance(.6) ? "USDC" : "ETH");
      case GRANT -> Map.of("role", "group-" + dice.below(200));
      default -> Map.of();
    };
  }

  /** What a source that tells much says of a client. */
  static Client seen(
      Source source,
      Way way,
      long millis,
      String userAgent,
      String device,
      String system,
      boolean managed) {
    var ip = way.at(millis, source);
    if (source == Source.OKTA) {
      Block block = way.block();
      return new Client(
          ip,
          userAgent,
          device,
          system,
          block.told(),
          block.organisation(),
          block.hidden(),
          device.isEmpty() ? null : managed);
    }
    return new Client(ip, userAgent, device, "", Place.UNKNOWN, "", false, null);
  }
}
