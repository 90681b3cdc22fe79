package dev.countersign.access.read.field;

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
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event while it is read, field by field. What is not set is not known. */
public final class Draft {
  /** The detail that says that the record gives no time, and that of its arrival was taken. */
  public static final String TIME = "time";

  /** The value of {@link #TIME}. */
  public static final String ARRIVAL = "arrival";

  private static final int MOST_DETAILS = 40;

  private final Source source;
  private final Map<String, String> details = new LinkedHashMap<>();
  private String id = "";
  private @Nullable Instant at;
  private String action = "";
  private Activity activity = Activity.OTHER;
  private Result result = Result.UNKNOWN;
  private @Nullable Result meant;
  private Actor actor = Actor.NOBODY;
  private Target target = Target.NOTHING;
  private Target.@Nullable Kind kind;
  private String session = "";
  private String token = "";
  private @Nullable Ip ip;
  private String userAgent = "";
  private String device = "";
  private String system = "";
  private Place place = Place.UNKNOWN;
  private String network = "";
  private boolean hidden;
  private @Nullable Boolean managed;

  /** Of a record of that source. */
  public Draft(Source source) {
    this.source = source;
  }

  /** By which the source tells it apart. */
  public Draft id(String text) {
    id = text;
    return this;
  }

  /** When it happened. */
  public Draft at(@Nullable Instant moment) {
    at = moment;
    return this;
  }

  /** The source's word, and what it means. */
  public Draft action(String word, Meaning meaning) {
    action = word;
    activity = meaning.activity();
    meant = meaning.result();
    kind = meaning.kind();
    meaning.details().forEach(this::detail);
    return this;
  }

  /** What was done, where more than the word decides it. */
  public Draft activity(Activity what) {
    activity = what;
    return this;
  }

  /** What was done, so far. */
  public Activity activity() {
    return activity;
  }

  /** How it ended, unless the word says it. */
  public Draft result(Result how) {
    result = how;
    return this;
  }

  /** How it ended, whatever the word says. */
  public Draft ended(Result how) {
    meant = how;
    return this;
  }

  /** Who did it. */
  public Draft actor(String actorId, String name, Actor.Kind actorKind) {
    actor =
        actorId.isEmpty() && name.isBlank() && actorKind == Actor.Kind.UNKNOWN
            ? Actor.NOBODY
            : new Actor(actorId, name, actorKind);
    return this;
  }

  /** What it was done to; what the word says of its kind goes before this. */
  public Draft target(Target.Kind targetKind, String targetId, String name) {
    if (!targetId.isEmpty() || !name.isEmpty()) {
      target = new Target(targetKind, targetId, name);
    }
    return this;
  }

  /** The source's id of the session. */
  public Draft session(String text) {
    session = text;
    return this;
  }

  /** The id of the token that was used in place of a session. */
  public Draft token(String text) {
    token = text;
    return this;
  }

  /** The address, where it is one. */
  public Draft ip(String text) {
    ip = text.isEmpty() || text.length() > 100 ? null : Ip.read(text).orElse(null);
    return this;
  }

  /** The user agent as sent. */
  public Draft userAgent(String text) {
    userAgent = text;
    return this;
  }

  /** The source's id of the device. */
  public Draft device(String text) {
    device = text;
    return this;
  }

  /** The operating system. */
  public Draft system(String text) {
    system = text;
    return this;
  }

  /** Where, as the source says. */
  public Draft place(String country, String city, double latitude, double longitude) {
    String code = country.isEmpty() ? "" : Countries.code(country);
    boolean nowhere = code.isEmpty() && city.isEmpty() && Double.isNaN(latitude);
    if (!nowhere) {
      place = new Place(code, city, latitude, longitude, Double.NaN);
    }
    return this;
  }

  /** Who runs the network. */
  public Draft network(String text) {
    network = text;
    return this;
  }

  /** Whether the source calls it a proxy. */
  public Draft hidden(boolean proxy) {
    hidden = proxy;
    return this;
  }

  /** Whether the company manages the device. */
  public Draft managed(@Nullable Boolean known) {
    managed = known;
    return this;
  }

  /** Something else that matters; nothing where it is empty, and at most 40 of them. */
  public Draft detail(String name, String value) {
    if (!value.isEmpty() && details.size() < MOST_DETAILS) {
      details.put(name, Fields.cut(value));
    }
    return this;
  }

  /**
   * The event.
   *
   * @param record whose digest is its id where it has none
   * @param arrived taken as its time where it has none
   */
  public AccessEvent done(JsonNode record, Instant arrived) {
    Instant moment = at;
    if (moment == null) {
      detail(TIME, ARRIVAL);
      moment = arrived;
    }
    Target whole =
        kind == null || target.equals(Target.NOTHING)
            ? target
            : new Target(kind, target.id(), target.name());
    return new AccessEvent(
        id.isEmpty() ? RecordDigest.of(record) : id,
        source,
        moment,
        activity,
        meant == null ? result : meant,
        action,
        actor,
        whole,
        session.isEmpty() && token.isEmpty() ? Visit.NONE : new Visit(session, token),
        new Client(ip, userAgent, device, system, place, network, hidden, managed),
        details);
  }
}
