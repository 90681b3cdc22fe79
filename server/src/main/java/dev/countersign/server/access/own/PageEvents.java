package dev.countersign.server.access.own;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.server.access.event.Arrived;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.own.OwnEvents.Seat;
import dev.countersign.server.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Notes which pages somebody looks at, and where from: each page of a session once in five minutes
 * from one place. It costs the page nothing but a place in a queue, which is kept elsewhere.
 */
public final class PageEvents implements HandlerInterceptor {
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_SEEN = 20_000;

  private static final Map<String, Target.Kind> KINDS =
      Map.of(
          "wallets", Target.Kind.WALLET,
          "addresses", Target.Kind.ADDRESSES,
          "contacts", Target.Kind.ADDRESSES,
          "transfers", Target.Kind.TRANSFER,
          "policy", Target.Kind.PROCEDURE,
          "journal", Target.Kind.DOCUMENT,
          "people", Target.Kind.ACCOUNT,
          "changes", Target.Kind.SETTING);

  private final EventStore events;
  private final InstantSource clock;
  private final BlockingQueue<Arrived> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Map<String, Instant> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_SEEN;
        }
      };

  /** Into that store. */
  public PageEvents(EventStore events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getMethod().equals("GET")
        && SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who) {
      note(request, who);
    }
    return true;
  }

  private void note(HttpServletRequest request, SignedIn who) {
    String path = request.getRequestURI();
    String[] steps = path.split("/", 3);
    Target.Kind kind = KINDS.get(steps.length < 2 || steps[1].isEmpty() ? "transfers" : steps[1]);
    String agent = request.getHeader("User-Agent");
    Seat seat =
        new Seat(
            who.session().id().toString(),
            request.getRemoteAddr(),
            agent == null ? "" : agent.length() > 300 ? agent.substring(0, 300) : agent,
            who.session().keyThumbprint());
    Instant now = clock.instant();
    String page = kind == null ? "" : path;
    if (!isNew(seat + page, now)) {
      return;
    }
    Arrived event =
        new Arrived(
            OwnEvents.of(
                "page/" + UUID.randomUUID(),
                now,
                Activity.READ,
                kind == null ? "session-used" : "page-read",
                who.person(),
                kind == null ? Target.NOTHING : new Target(kind, page, ""),
                seat),
            "");
    if (!waiting.offer(event)) {
      dropped.incrementAndGet();
    }
  }

  private synchronized boolean isNew(String what, Instant now) {
    Instant before = seen.get(what);
    if (before != null && before.plus(PAUSE).isAfter(now) && !before.isAfter(now)) {
      return false;
    }
    seen.remove(what);
    seen.put(what, now);
    return true;
  }

  /** Keeps what waits. */
  public void keep() {
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      events.dropped(Source.COUNTERSIGN.word(), lost);
    }
    List<Arrived> some = new ArrayList<>();
    waiting.drainTo(some);
    if (!some.isEmpty()) {
      events.add(Source.COUNTERSIGN.word(), some, clock.instant());
    }
  }
}
