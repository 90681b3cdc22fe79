package dev.countersign.server.access.signal;

import dev.countersign.access.signal.Signal;
import dev.countersign.access.signal.SignalJson;
import dev.countersign.access.signal.SignalSubject;
import dev.countersign.access.signal.SignalType;
import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.gate.key.Secret;
import dev.countersign.model.json.Json;
import dev.countersign.server.access.Telling;
import dev.countersign.server.access.settings.SignalSettings.Receiver;
import dev.countersign.server.access.signal.SignalStore.Waiting;
import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.jobs.Jobs;
import dev.countersign.server.people.Person;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Tells others that somebody's sessions are to end: a token for each receiver is kept in the
 * deciding transaction, and pushed until it is taken, for three days (RFC 8935).
 */
public final class SignalsOut implements Telling, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration TAKEN = Duration.ofMinutes(1);
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration GIVE_UP = Duration.ofDays(3);
  private static final int AT_ONCE = 50;

  private final SignalStore store;
  private final SignalKey key;
  private final URI origin;
  private final List<Receiver> receivers;
  private final InstantSource clock;
  private final Jobs jobs;
  private final List<BoundedHttp> https = new ArrayList<>();

  /** Begins to push what waits, each receiver on a thread of its own. */
  public SignalsOut(
      DataSource source, SignalKey key, URI origin, List<Receiver> receivers, InstantSource clock) {
    this.store = new SignalStore(source);
    this.key = key;
    this.origin = origin;
    this.receivers = List.copyOf(receivers);
    this.clock = clock;
    this.jobs = new Jobs(clock);
    store.publish(key, clock.instant());
    for (Receiver one : receivers) {
      BoundedHttp http =
          new BoundedHttp("receiver " + one.name(), one.address(), TIMEOUT, 64 << 10, null);
      https.add(http);
      jobs.every(Duration.ofSeconds(1), "tell " + one.name(), () -> push(one, http));
    }
  }

  @Override
  public int sessionsRevoked(Person person, AccountFinding because, Instant at) {
    UUID jti = UUID.randomUUID();
    for (Receiver one : receivers) {
      Signal signal =
          new Signal(
              jti.toString(),
              origin.toString(),
              List.of(one.audience()),
              at,
              SignalType.SESSION_REVOKED.uri(),
              SignalType.SESSION_REVOKED,
              new SignalSubject(person.email(), "", "", ""),
              at,
              "Found: " + because.code(),
              "");
      store.add(
          jti,
          one.name(),
          SignalType.SESSION_REVOKED.uri(),
          key.sign(Json.compact(SignalJson.write(signal))),
          at);
    }
    return receivers.size();
  }

  /** The public keys of all servers, as JSON Web Keys. */
  public List<String> keys() {
    return store.keys();
  }

  private void push(Receiver receiver, BoundedHttp http) {
    Instant now = clock.instant();
    for (Waiting one : store.take(receiver.name(), now, now.plus(TAKEN), AT_ONCE)) {
      push(receiver, http, one);
    }
  }

  private void push(Receiver receiver, BoundedHttp http, Waiting one) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver.address())
            .header("Content-Type", "application/" + SignalKey.TYPE)
            .header("Accept", "application/json")
            .header("User-Agent", "Countersign");
    Secret token = receiver.token();
    if (token != null) {
      request.header("Authorization", "Bearer " + text(token));
    }
    try {
      Answer answer = http.send(request.POST(BodyPublishers.ofString(one.token())));
      if (answer.status() / 100 == 2) {
        store.delivered(one.number(), clock.instant());
      } else {
        failed(one, http.place() + " answered with HTTP status " + answer.status() + said(answer));
      }
    } catch (HttpFault fault) {
      failed(one, fault.sentence());
    }
  }

  private static String said(Answer answer) {
    String body = new String(answer.body().toArray(), StandardCharsets.UTF_8);
    String code = body.replaceAll("(?s).*\"err\"\\s*:\\s*\"([a-z_]{1,40})\".*", "$1");
    return code.equals(body) ? "" : ": " + code;
  }

  private void failed(Waiting one, String trouble) {
    Instant now = clock.instant();
    if (one.made().plus(GIVE_UP).isBefore(now)) {
      store.giveUp(one.number(), now, trouble);
      return;
    }
    Duration pause = FIRST.multipliedBy(1L << Math.min(one.attempts(), 10));
    store.later(one.number(), now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause), trouble);
  }

  private static String text(Secret secret) {
    char[] characters = secret.copy();
    try {
      return new String(characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  @Override
  public void close() {
    jobs.close();
    https.forEach(BoundedHttp::close);
  }
}
