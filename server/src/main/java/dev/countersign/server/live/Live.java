package dev.countersign.server.live;

import dev.countersign.server.page.Glance;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.session.SignedIn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages' streams. One thread looks once a second how far the journal is, as long as there
 * are any, and wakes them.
 */
public final class Live implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST = 100;
  private static final int MOST_OF_A_SESSION = 8;

  private final Changes changes;
  private final Glance glance;
  private final SessionStore sessions;
  private final PeopleStore people;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final List<LiveStream> streams = new ArrayList<>();
  private long last;
  private boolean running;

  /** Streams of that journal, for sessions in that store. */
  public Live(
      Changes changes,
      Glance glance,
      SessionStore sessions,
      PeopleStore people,
      InstantSource clock) {
    this.changes = changes;
    this.glance = glance;
    this.sessions = sessions;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Opens a stream for somebody; the oldest one of a session with too many is closed.
   *
   * @param after the number of the last entry that they know of
   * @return empty where there are too many streams already
   */
  Optional<SseEmitter> open(SignedIn who, long after) {
    LiveStream stream;
    lock.lock();
    try {
      if (!running || streams.size() >= MOST) {
        return Optional.empty();
      }
      List<LiveStream> own = streams.stream().filter(one -> one.isOf(who)).toList();
      if (own.size() >= MOST_OF_A_SESSION) {
        own.getFirst().close();
      }
      stream = new LiveStream(this, who, after);
      streams.add(stream);
      woken.signalAll();
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().name("live").start(stream);
    return Optional.of(stream.emitter());
  }

  /** Waits until the journal is beyond a number, the stream closes, or so long; how far it is. */
  long await(LiveStream stream, long number, Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (last <= number && stream.isOpen() && left > 0) {
        left = woken.awaitNanos(left);
      }
      return last;
    } finally {
      lock.unlock();
    }
  }

  void closed(LiveStream stream) {
    lock.lock();
    try {
      streams.remove(stream);
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    lock.lock();
    try {
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Changes changes() {
    return changes;
  }

  Glance glance() {
    return glance;
  }

  /** True while a session lasts and its person may do what they could when it began to stream. */
  boolean holds(SignedIn who) {
    return sessions
            .find(who.session().id())
            .filter(session -> session.lasts(clock.instant()))
            .isPresent()
        && people.find(who.person().id()).filter(who.person()::equals).isPresent();
  }

  private void follow() {
    try {
      while (anybodyListens()) {
        look();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits as long as nobody does; false when it is over. */
  private boolean anybodyListens() throws InterruptedException {
    lock.lock();
    try {
      while (running && streams.isEmpty()) {
        woken.await();
      }
      return running;
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    try {
      long now = changes.last();
      lock.lock();
      try {
        if (now > last) {
          last = now;
          woken.signalAll();
        }
      } finally {
        lock.unlock();
      }
    } catch (DataAccessException e) { // the streams hear of it when it answers again
      LOG.debug("the journal does not answer: {}", e.toString());
    }
  }

  @Override
  public void start() {
    lock.lock();
    try {
      running = true;
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().name("journal follower").start(this::follow);
  }

  /** Closes all streams, before the server waits for its requests to end. */
  @Override
  public void stop() {
    lock.lock();
    try {
      running = false;
      List.copyOf(streams).forEach(LiveStream::close);
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isRunning() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }
}
