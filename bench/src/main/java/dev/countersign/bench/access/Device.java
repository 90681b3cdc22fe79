package dev.countersign.bench.access;

import dev.countersign.access.event.Source;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A laptop, phone or tablet, and the sessions that live in its browser. */
final class Device {
  /** What kind of thing. */
  enum Kind {
    LAPTOP,
    PHONE,
    TABLET
  }

  /** A session. */
  record Session(String id, long began, long ends, long idle) {}

  final Kind kind;
  final Browser browser;
  final long lag;

  /** As the identity provider knows it; empty where it is not enrolled. */
  final String enrolled;

  /** As the console of wallets knows its browser; empty where it does not tell. */
  final String profile;

  final boolean managed;
  final boolean relay;
  private final Map<Source, Session> sessions = new EnumMap<>(Source.class);
  private final Map<Source, Long> used = new EnumMap<>(Source.class);
  private int version = -1;
  private String sent = "";
  private String cloudToken = "";
  private long cloudTokenEnds;

  Device(Kind kind, Browser browser, boolean enrolled, boolean profiled, boolean relay, Dice dice) {
    this(
        kind,
        browser,
        (long) (dice.between(0, 24) * World.DAY),
        enrolled ? "guo" + dice.id() : "",
        profiled ? "b-" + dice.id() : "",
        relay);
  }

  private Device(
      Kind kind, Browser browser, long lag, String enrolled, String profile, boolean relay) {
    this.kind = kind;
    this.browser = browser;
    this.lag = lag;
    this.enrolled = enrolled;
    this.profile = profile;
    this.managed = kind == Kind.LAPTOP && !enrolled.isEmpty();
    this.relay = relay;
  }

  /** Another profile of the same browser, with sessions of its own. */
  Device twin(Dice dice) {
    String other = profile.isEmpty() ? "" : "b-" + dice.id();
    return new Device(kind, browser, lag, enrolled, other, relay);
  }

  String userAgent(long millis) {
    int now = browser.version(millis, lag);
    if (now != version) {
      version = now;
      sent = browser.sent(now);
    }
    return sent;
  }

  /** The session that lives at a moment; null where one has to sign in. */
  @Nullable Session alive(Source source, long millis) {
    Session session = sessions.get(source);
    return session != null
            && session.began() <= millis
            && millis < session.ends()
            && millis - used.getOrDefault(source, session.began()) < session.idle()
        ? session
        : null;
  }

  /** The last session, alive or not. */
  @Nullable Session last(Source source) {
    return sessions.get(source);
  }

  void begin(Source source, Session session) {
    sessions.put(source, session);
    used.put(source, session.began());
  }

  void use(Source source, long millis) {
    used.put(source, millis);
  }

  void forget() {
    sessions.clear();
    used.clear();
  }

  /** The temporary key for the cloud; empty where a new one is needed. */
  String cloudToken(long millis) {
    return millis < cloudTokenEnds ? cloudToken : "";
  }

  void cloudToken(String token, long ends) {
    cloudToken = token;
    cloudTokenEnds = ends;
  }
}
