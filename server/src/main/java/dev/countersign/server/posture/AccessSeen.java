package dev.countersign.server.posture;

import dev.countersign.access.event.Source;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.network.KnownNetworks;
import dev.countersign.access.posture.Observed.Network;
import dev.countersign.access.posture.Observed.Response;
import dev.countersign.access.posture.ObservedSource;
import dev.countersign.access.posture.ObservedSources;
import dev.countersign.server.access.Action;
import dev.countersign.server.access.ResponseRule;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.event.SourceState;
import dev.countersign.server.access.settings.AccessSettings;
import dev.countersign.server.access.settings.PullSettings;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which logs come in besides our own, and what follows a finding in them. */
public final class AccessSeen implements ObservedSources {
  private static final Duration LATELY = Duration.ofDays(1);

  /** How people sign in is told of so long. */
  private static final Duration FACTORS = Duration.ofDays(30);

  private final EventStore events;
  private final AccessSettings settings;
  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** Of those events. */
  public AccessSeen(
      EventStore events, AccessSettings settings, DataSource source, InstantSource clock) {
    this.events = events;
    this.settings = settings;
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
  }

  @Override
  public List<ObservedSource> all() {
    Map<String, @Nullable Instant> newest = new TreeMap<>();
    Map<String, List<String>> without = withoutFactor();
    Instant then = clock.instant().minus(FACTORS);
    for (PullSettings pull : settings.pulls()) {
      newest.put(pull.kind().source(), null);
    }
    for (SourceState state : events.states()) {
      if (!state.name().equals(Source.COUNTERSIGN.word())) {
        newest.put(state.name(), state.newest());
        if (state.factor() != null && state.factor().isAfter(then)) {
          without.putIfAbsent(state.name(), List.of());
        }
      }
    }
    Map<String, Long> lately = lately();
    List<ObservedSource> all = new ArrayList<>();
    newest.forEach((name, last) ->
        all.add(
            new ObservedSource(
                words(name), last, lately.getOrDefault(name, 0L), without.get(name))));
    all.addAll(unread(newest));
    return List.copyOf(all);
  }

  /**
   * Logs that this server asks and could not read for a day, while others of the same system come
   * in: sign-ins may be missing where a drive's documents arrive.
   */
  private List<ObservedSource> unread(Map<String, @Nullable Instant> newest) {
    Instant then = clock.instant().minus(LATELY);
    Map<String, Instant> readTo = new HashMap<>();
    jdbc.sql("select name, read_to from access_pull")
        .query((row, index) ->
            Map.entry(row.getString("name"), row.getTimestamp("read_to").toInstant()))
        .list()
        .forEach(one -> readTo.put(one.getKey(), one.getValue()));
    List<ObservedSource> unread = new ArrayList<>();
    for (PullSettings pull : settings.pulls()) {
      Instant last = newest.get(pull.kind().source());
      if (last == null || last.isBefore(then)) {
        continue; // the whole system is silent, which is told already
      }
      for (String log : pull.kind().logs()) {
        Instant read = readTo.get(pull.name() + log);
        if (read == null || read.isBefore(then)) {
          String name = words(pull.kind().source()) + " (" + pull.name() + log + ", not read)";
          unread.add(new ObservedSource(name, read, 0, null));
        }
      }
    }
    return unread;
  }

  private static String words(String source) {
    return Source.of(source).map(Source::words).orElse(source);
  }

  /**
   * Whose sign-ins were found to have none, by source. What security says of one undoes no other.
   */
  private Map<String, List<String>> withoutFactor() {
    Map<String, List<String>> without = new HashMap<>();
    jdbc.sql(
            """
            select distinct account,
              case source when 'mapped' then split_part(events -> 0 ->> 'key', '/', 2) else source end
                as source
            from account_finding where code = :code and at > :then order by source, account
            """)
        .param("code", AccessFinding.SIGN_IN_WITHOUT_FACTOR.code())
        .param("then", Timestamp.from(clock.instant().minus(FACTORS)))
        .query((row, index) -> Map.entry(row.getString("source"), row.getString("account")))
        .list()
        .forEach(one ->
            without.computeIfAbsent(one.getKey(), source -> new ArrayList<>()).add(one.getValue()));
    return without;
  }

  private Map<String, Long> lately() {
    Map<String, Long> lately = new HashMap<>();
    jdbc.sql(
            "select source, count(*) as events from access_event where arrived_at > :then"
                + " group by source")
        .param("then", Timestamp.from(clock.instant().minus(LATELY)))
        .query((row, index) -> Map.entry(row.getString("source"), row.getLong("events")))
        .list()
        .forEach(one -> lately.put(one.getKey(), one.getValue()));
    return lately;
  }

  /** It acts where what a thief could do is stopped: a fresh sign-in alone stops none of it. */
  @Override
  public Response response() {
    if (settings.responses().isEmpty()) {
      return Response.NONE;
    }
    return settings.responses().stream().anyMatch(AccessSeen::stops)
        ? Response.ON
        : Response.DRY_RUN;
  }

  private static boolean stops(ResponseRule rule) {
    return rule.act()
        && (rule.actions().contains(Action.HOLD_TRANSFERS)
            || rule.actions().contains(Action.END_SESSIONS));
  }

  @Override
  public @Nullable Network network() {
    if (!(settings.networks() instanceof KnownNetworks known)) {
      return new Network("What the settings name", null);
    }
    return known.isEmpty()
        ? null
        : new Network("The oldest of the files that the settings name", known.made().orElse(null));
  }
}
