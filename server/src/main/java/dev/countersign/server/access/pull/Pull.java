package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.event.Intake;
import dev.countersign.server.access.pull.Log.Page;
import dev.countersign.server.access.pull.PullStore.Place;
import dev.countersign.server.access.settings.PullSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks one log again and again. Its place is kept in the transaction that keeps the events; where
 * it is lost, or the log's end was reached, what happened shortly before is asked for again, since
 * records come late; what comes twice counts once. Call it from one thread.
 */
final class Pull implements AutoCloseable {
  /** From there on is read what happened before a source was connected. */
  private static final Duration FIRST = Duration.ofDays(7);

  /** So much is read again. */
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int LARGEST = 32 << 20;

  /** So long a cursor may be. */
  private static final int LONGEST = 8_000;

  private final String name;
  private final PullSettings settings;
  private final Log log;
  private final Credential credential;
  private final Intake intake;
  private final PullStore store;
  private final InstantSource clock;
  private final BoundedHttp http;
  private final Trail trail = new Trail();
  private boolean lost;
  private Duration pause;
  private @Nullable Instant next;
  private volatile String trouble = "";

  Pull(
      String name,
      PullSettings settings,
      Log log,
      Credential credential,
      Intake intake,
      PullStore store,
      InstantSource clock) {
    this.name = name;
    this.settings = settings;
    this.log = log;
    this.credential = credential;
    this.intake = intake;
    this.store = store;
    this.clock = clock;
    this.pause = settings.every();
    this.http = new BoundedHttp("source " + name, settings.address(), TIMEOUT, LARGEST, null);
  }

  String name() {
    return name;
  }

  String source() {
    return settings.kind().source();
  }

  /** What is wrong now, as a sentence; empty where nothing is. */
  String trouble() {
    return trouble;
  }

  /** Everything up to then was read; empty before the first answer. */
  Optional<Instant> readTo() {
    return store.of(name).map(Place::readTo);
  }

  /** Asks, where the time has come. */
  void round() {
    Instant now = clock.instant();
    if (next != null && next.isAfter(now)) {
      return;
    }
    try {
      boolean more = readAll();
      trouble = "";
      pause = settings.every();
      Duration between = log.pace().pause();
      next = clock.instant().plus(more && between != null ? between : pause);
    } catch (Refused e) {
      later(e.sentence(), e.pause());
    } catch (HttpFault e) {
      later(e.sentence(), null);
    } catch (UnreadableInput e) {
      later(e.sentence(), null);
    }
  }

  private void later(String why, @Nullable Duration wait) {
    trouble = why + "; it is asked again by itself.";
    Duration grown = pause.multipliedBy(2);
    pause = grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
    Duration until = wait == null ? pause : wait;
    next = clock.instant().plus(until.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : until);
  }

  private boolean readAll() throws HttpFault, Refused {
    boolean more = true;
    for (int i = 0; more && i < log.pace().pages(); i++) {
      more = readOne();
    }
    return more;
  }

  private boolean readOne() throws HttpFault, Refused {
    Instant now = clock.instant();
    Place place = store.of(name).orElse(null);
    Instant before = place == null ? now.minus(FIRST) : place.readTo();
    URI asked = place == null ? log.since(before) : place.cursor();
    demandUsable(asked);
    Answer answer = ask(asked, now);
    if (answer.status() != 200) {
      Refusal refusal = log.refusal(answer);
      if (place == null || lost || refusal.kind() != Refusal.Kind.LOST) {
        throw refused(refusal, answer, now);
      }
      lost = true;
      trail.end();
      store.put(name, new Place(log.since(before.minus(OVERLAP)), before), now);
      return true;
    }
    lost = false;
    Page page = log.read(asked, answer, now);
    Instant readTo = readTo(page, before, now);
    URI following =
        page.next() == null ? log.since(readTo.minus(log.overlap(before, now))) : page.next();
    demandUsable(following);
    boolean circle = page.more() && trail.circles(asked, following);
    URI kept = circle ? log.since(before.minus(OVERLAP)) : following;
    intake.take(
        settings.kind().source(),
        page.records(),
        () -> store.put(name, new Place(kept, readTo), now));
    demandEnd(circle);
    if (!page.more() || readTo.isAfter(before)) {
      trail.end();
    }
    return page.more();
  }

  private static Instant readTo(Page page, Instant before, Instant now) {
    Instant upTo = page.upTo();
    if (upTo == null) {
      return page.more() ? before : now;
    }
    return upTo.isAfter(before) ? upTo : before;
  }

  private void demandEnd(boolean circle) {
    if (circle) {
      trail.end();
      throw new UnreadableInput(
          http.place() + " leads in a circle: it hands out again a page that it gave before");
    }
    int most = log.pace().most();
    if (trail.pages() >= most) {
      trail.end();
      throw new UnreadableInput(
          http.place() + " gave " + most + " pages one after another without an end");
    }
  }

  private Answer ask(URI cursor, Instant now) throws HttpFault, Refused {
    Question question = log.question(cursor, now);
    Answer answer = http.send(question.request(credential.headers(question)));
    if (answer.status() == 401) {
      credential.forget();
    }
    return answer;
  }

  private Refused refused(Refusal refusal, Answer answer, Instant now) {
    String said =
        http.place()
            + " answered with HTTP status "
            + answer.status()
            + (refusal.why().isEmpty() ? "" : " (" + refusal.why() + ")");
    return new Refused(
        said
            + switch (refusal.kind()) {
              case SECRET -> ": " + credential.wrong();
              case FORBIDDEN -> ": what it is asked with may not read this log";
              case BUSY -> ", and is asked less often";
              case LOST, FAILED -> "";
            },
        Pauses.of(answer, now));
  }

  /** A link that leads elsewhere would take the token there. */
  private void demandUsable(URI asked) {
    URI ours = settings.address();
    boolean same =
        ours.getScheme().equalsIgnoreCase(String.valueOf(asked.getScheme()))
            && ours.getHost().equalsIgnoreCase(String.valueOf(asked.getHost()))
            && ours.getPort() == asked.getPort()
            && asked.getUserInfo() == null;
    if (!same) {
      throw new UnreadableInput(http.place() + " says to go on elsewhere, which is not followed");
    }
    if (asked.toString().length() > LONGEST) {
      throw new UnreadableInput(
          http.place() + " says to go on at an address of more than " + LONGEST + " characters");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
