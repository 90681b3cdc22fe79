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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells others that somebody's sessions are to end, and of passkeys that came or went: a token for
 * each receiver is kept in the deciding transaction. Those of the settings have it pushed until it
 * is taken, for three days (RFC 8935); for streams it waits for seven days to be asked for.
 */
public final class SignalsOut implements Telling, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration TAKEN = Duration.ofMinutes(1);
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration GIVE_UP = Duration.ofDays(3);
  private static final Duration ASKED_FOR = Duration.ofDays(7);
  private static final Duration KEYS_TOLD = Duration.ofDays(14);
  private static final int AT_ONCE = 50;

  private final SignalStore store;
  private final StreamStore streams;
  private final SignalKeys keys;
  private final URI origin;
  private final List<Receiver> receivers;
  private final InstantSource clock;
  private final Jobs jobs;
  private final List<BoundedHttp> https = new ArrayList<>();

  /** Begins to push what waits, each receiver on a thread of its own. */
  public SignalsOut(
      DataSource source,
      SignalKeys keys,
      URI origin,
      List<Receiver> receivers,
      InstantSource clock) {
    this.store = new SignalStore(source);
    this.streams = new StreamStore(source);
    this.keys = keys;
    this.origin = origin;
    this.receivers = List.copyOf(receivers);
    this.clock = clock;
    this.jobs = new Jobs(clock);
    publish();
    jobs.every(Duration.ofHours(1), "turn the keys of signals", this::tend);
    for (Receiver one : receivers) {
      BoundedHttp http =
          new BoundedHttp("receiver " + one.name(), one.address(), TIMEOUT, 64 << 10, null);
      https.add(http);
      jobs.every(Duration.ofSeconds(1), "tell " + one.name(), () -> push(one, http));
    }
  }

  private void publish() {
    Instant now = clock.instant();
    store.publish(keys.signing(), now);
    store.publish(keys.following(), now);
  }

  private void tend() {
    Instant now = clock.instant();
    keys.turn(now).ifPresent(old -> store.retire(old, now));
    publish();
    store.giveUpUnread(now.minus(ASKED_FOR), now);
  }

  @Override
  public int sessionsRevoked(Person person, AccountFinding because, Instant at) {
    return tell(SignalType.SESSION_REVOKED, person, at, "Found: " + because.code(), Map.of());
  }

  @Override
  public void passkeyChanged(Person person, boolean added, String type, Instant at) {
    tell(
        SignalType.CREDENTIAL_CHANGE,
        person,
        at,
        "",
        Map.of(
            "credential_type",
            type,
            "change_type",
            added ? "create" : "delete",
            "initiating_entity",
            added ? "user" : "admin"));
  }

  /** To how many it will be told. */
  private int tell(
      SignalType type, Person person, Instant at, String reason, Map<String, String> more) {
    UUID jti = UUID.randomUUID();
    Map<String, String> audiences = new LinkedHashMap<>();
    receivers.stream()
        .filter(one -> one.events().contains(type))
        .forEach(one -> audiences.put(one.name(), one.audience()));
    streams.hearing(type).forEach(one -> audiences.put(one.receiver(), one.audience()));
    audiences.forEach((receiver, audience) -> {
      Signal signal =
          new Signal(
              jti.toString(),
              origin.toString(),
              List.of(audience),
              at,
              type.uri(),
              type,
              new SignalSubject(person.email(), "", "", ""),
              at,
              reason,
              "");
      store.add(jti, receiver, type.uri(), sign(SignalJson.write(signal, more)), at);
    });
    return audiences.size();
  }

  /** Has a stream say that its signals arrive. */
  void verify(SignalStream stream, String state, Instant at) {
    UUID jti = UUID.randomUUID();
    store.add(
        jti,
        stream.receiver(),
        SignalType.VERIFICATION.uri(),
        sign(
            SignalJson.verification(
                origin.toString(),
                stream.audience(),
                jti.toString(),
                at,
                stream.id().toString(),
                state)),
        at);
  }

  private String sign(ObjectNode claims) {
    return keys.signing().sign(Json.compact(claims));
  }

  /** The public keys of all servers, as JSON Web Keys: those that sign, that will, and that did. */
  public List<String> keys() {
    return store.keys(clock.instant().minus(KEYS_TOLD));
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
