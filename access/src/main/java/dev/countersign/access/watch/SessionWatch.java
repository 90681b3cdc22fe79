package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.network.NetworkDirectory;
import dev.countersign.access.network.NetworkKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares every event with the session that it came in, with where its owner acts from and with
 * what they do. Each difference is a {@link Sign} of so many points; when those of one session, or
 * of one device on one network, reach the alarm together, it is a finding. Not safe for use by
 * several threads. Memory is bounded by {@link WatchSettings}.
 */
public final class SessionWatch implements Watching {
  private static final long SLEEPING = 45 * 86_400L;

  private final WatchSettings settings;
  private final Names names;
  private final Company company = new Company();
  private final Telling telling;
  private final DirectRules direct;
  private final SessionSigns sessionSigns = new SessionSigns(company);
  private final LineSigns lines = new LineSigns(company);
  private final HabitSigns habits = new HabitSigns();
  private final ProofSigns proofs;
  private final KeySigns keys;
  private final Remembered remembered;
  private final LinkedHashMap<String, Account> accounts = new LinkedHashMap<>(1_024, 0.75f, true);
  private final Lookups lookups;
  private final EnumMap<Source, Long> newest = new EnumMap<>(Source.class);
  private final Counts counts = new Counts();
  private final CircleSigns circles;
  private long begun;
  private int numbered;

  /** A watch that knows nothing yet, for one writer. */
  public SessionWatch(WatchSettings settings, NetworkDirectory networks, Consumer<Sighting> found) {
    this.settings = settings;
    this.names = new Names(settings.seed());
    this.lookups = new Lookups(names, networks);
    this.telling = new Telling(settings.alarm(), found);
    this.direct = new DirectRules(telling, names, company);
    this.proofs = new ProofSigns(telling);
    this.keys = new KeySigns(names, company);
    this.circles = new CircleSigns(names);
    this.remembered = new Remembered(settings.remembered());
  }

  @Override
  public WatchStatus status() {
    return counts.status(accounts.size());
  }

  @Override
  public void accept(AccessEvent event, Instant arrived) {
    if (remembered.add(names.of(event.source().word(), event.id()))) {
      counts.repeated++;
      return;
    }
    long at = moment(event, arrived);
    if (begun == 0) {
      begun = at;
    }
    direct.look(event, at);
    String actor = event.actor().key();
    toOwner(event, at, actor);
    if (actor.isEmpty() || event.actor().kind() == Actor.Kind.SYSTEM) {
      counts.nobody++;
      return;
    }
    Account account = account(actor, at);
    if (at < account.last - settings.tooLate().toSeconds()) {
      counts.tooLate++;
      return;
    }
    counts.taken++;
    account.last = Math.max(account.last, at);
    if (event.result() == Result.FAILURE) {
      proofs.failed(event, at, account);
      return;
    }
    if (event.activity() != Activity.WARNED) {
      compare(event, at, account);
    }
  }

  private long moment(AccessEvent event, Instant arrived) {
    long at = event.at().getEpochSecond();
    long now = arrived.getEpochSecond();
    if (at > now + settings.ahead().toSeconds()) {
      counts.ahead++;
      at = now;
    }
    Long before = newest.get(event.source());
    if (before != null && at < before) {
      counts.late++;
    } else {
      newest.put(event.source(), at);
      if (counts.newest == null || event.at().isAfter(counts.newest)) {
        counts.newest = event.at();
      }
    }
    return at;
  }

  /** What was done to an account by another. */
  private void toOwner(AccessEvent event, long at, String actor) {
    Activity activity = event.activity();
    if (activity == Activity.ROLE_GRANTED && !event.person().equals(actor)) {
      circles.otherWork(accounts.get(event.person()), at);
    }
    boolean touches =
        activity.changesProof()
            || activity == Activity.ACCOUNT_DISABLED
            || activity == Activity.ACCOUNT_ENABLED
            || activity == Activity.ACCOUNT_CREATED;
    if (touches) {
      String owner =
          activity.changesProof() || event.target().name().isEmpty()
              ? event.person()
              : event.target().name();
      Account account =
          activity == Activity.ACCOUNT_CREATED && !owner.isEmpty()
              ? account(owner, at)
              : accounts.get(owner);
      if (account != null) {
        proofs.toAccount(event, at, account, !owner.equals(actor));
      }
    }
  }

  private Account account(String name, long at) {
    Account account = accounts.get(name);
    if (account == null) {
      if (accounts.size() >= settings.people()) {
        accounts.pollFirstEntry();
        counts.bounded++;
      }
      account = new Account(name, ++numbered, at);
      account.unannounced = begun > 0 && at - begun > settings.learning().toSeconds();
      accounts.put(name, account);
    }
    return account;
  }

  private void compare(AccessEvent event, long at, Account account) {
    long silent = account.previous > 0 ? at - account.previous : 0;
    Moment moment = look(event, at, account);
    account.turn(at);
    boolean service =
        event.actor().kind() == Actor.Kind.SERVICE
            || (event.visit().session().isEmpty() && !event.visit().token().isEmpty());
    Origin origin = origin(moment);
    SessionState session = service ? null : session(event, at, account, moment.agent());
    Trails trails = new Trails(event, session, origin);
    if (session != null) {
      session.turn(at);
      sessionSigns.within(moment, session, trails);
    }
    lines.compare(moment, origin);
    if (account.unannounced && !moment.mature()) {
      trails.add(Sign.NEVER_SEEN);
      if (service && event.actor().kind() == Actor.Kind.SERVICE) {
        trails.add(Sign.SERVICE_NEVER_SEEN);
      }
      if (moment.network() != 0 && !moment.common()) {
        trails.add(Sign.NEW_NETWORK);
        if (!service && moment.kind() == NetworkKind.HOSTING) {
          trails.add(Sign.HOSTING);
        }
      }
    }
    if (service) {
      keys.compare(moment, trails);
    } else {
      sessionSigns.from(moment, trails);
      circles.compare(moment, trails);
    }
    if (silent > SLEEPING || (service && silent > SLEEPING / 2)) {
      trails.add(Sign.SLEEPING);
    }
    proofs.compare(moment, trails);
    habits.compare(moment, trails);
    if (session != null) {
      session.last = Math.max(session.last, at);
    }
    telling.weigh(moment, trails);
    learn(moment, trails, service);
    account.previous = Math.max(account.previous, at);
  }

  /** What says nothing of its program belongs to what was seen last on its network. */
  private Origin origin(Moment moment) {
    Account account = moment.account();
    if (moment.print() == 0 && moment.network() != 0) {
      Origin lately = account.lately(moment.network(), moment.at());
      if (lately != null) {
        lately.turn(moment.at());
        return lately;
      }
    }
    return account.origin(
        names.mix(moment.network(), moment.print()), moment.network(), moment.at());
  }

  private Moment look(AccessEvent event, long at, Account account) {
    Lookups.Known known = lookups.agent(event.client().userAgent());
    Ip ip = event.client().ip();
    Lookups.Reached there = ip == null ? null : lookups.reach(ip);
    boolean mature = account.days >= 5 && at - account.began >= settings.learning().toSeconds();
    boolean common =
        there != null && company.common(there.network(), there.facts().kind(), accounts.size());
    return new Moment(
        event,
        at,
        account,
        known.agent(),
        there == null ? null : there.facts(),
        there == null ? 0 : there.network(),
        there == null ? 0 : there.route(),
        names.of(event.client().device()),
        known.print(),
        mature,
        common);
  }

  private @Nullable SessionState session(AccessEvent event, long at, Account account, Agent agent) {
    String name = event.visit().session();
    if (name.isEmpty()) {
      return null;
    }
    long key = names.of(event.source().word(), name);
    SessionState session = account.session(key);
    if (session == null) {
      session = new SessionState(key, EventNote.of(event), at, agent);
      if (account.follow(session, settings.sessions())) {
        counts.bounded++;
        crowded(event, account);
      }
    }
    return session;
  }

  private void crowded(AccessEvent event, Account account) {
    if (!account.crowded) {
      account.crowded = true;
      telling.direct(AccessFinding.TOO_MUCH_TO_FOLLOW, event);
    }
  }

  /** What does not look like a thief's is from now on the owner's. */
  private void learn(Moment moment, Trails trails, boolean service) {
    Account account = moment.account();
    if (moment.mature() && trails.points(moment.deviceWellKnown()) >= settings.doubted()) {
      return;
    }
    int hour = moment.hour();
    if (moment.network() != 0) {
      if (!account.networks.contains(moment.network())) {
        company.joins(moment.network(), service);
      }
      if (moment.networkKnown() && !service) {
        account.knownAt = moment.at();
        account.knownNetwork = moment.network();
        account.knownSession = trails.session() == null ? 0 : trails.session().key;
        account.knownPrint = moment.print();
        account.knownDevice = moment.device();
      }
      account.networks.see(moment.network(), hour);
      account.routes.see(moment.route(), hour);
    }
    if (moment.print() != 0) {
      account.programs.see(moment.print(), hour);
    }
    if (service) {
      return;
    }
    if (moment.device() != 0) {
      account.devices.see(moment.device(), hour);
      if (account.devices.overflowed()) {
        crowded(moment.event(), account);
      }
    }
    account.hidden |= Moment.hides(moment.kind());
    account.hours.note(hour);
    PlaceSigns.learn(moment);
  }
}
