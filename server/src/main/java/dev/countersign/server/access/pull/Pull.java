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
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
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
  private static final int MOST_PAGES = 50;

  private final String name;
  private final PullSettings settings;
  private final Log log;
  private final Bearer bearer;
  private final Intake intake;
  private final PullStore store;
  private final InstantSource clock;
  private final BoundedHttp http;
  private Duration pause;
  private @Nullable Instant next;
  private volatile String trouble = "";

  Pull(
      String name,
      PullSettings settings,
      Log log,
      Bearer bearer,
      Intake intake,
      PullStore store,
      InstantSource clock) {
    this.name = name;
    this.settings = settings;
    this.log = log;
    this.bearer = bearer;
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
      readAll();
      trouble = "";
      pause = settings.every();
      next = clock.instant().plus(pause);
    } catch (Refused e) {
      later(e.getMessage(), e.wait);
    } catch (HttpFault e) {
      later(e.sentence(), null);
    } catch (UnreadableInput e) {
      later(e.sentence(), null);
    }
  }

  private void later(@Nullable String why, @Nullable Duration wait) {
    trouble = (why == null ? "It does not answer" : why) + "; it is asked again by itself.";
    Duration grown = pause.multipliedBy(2);
    pause = grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
    Duration until = wait == null ? pause : wait;
    next = clock.instant().plus(until.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : until);
  }

  private void readAll() throws HttpFault, Refused {
    boolean more = true;
    for (int i = 0; more && i < MOST_PAGES; i++) {
      more = readOne();
    }
  }

  private boolean readOne() throws HttpFault, Refused {
    Instant now = clock.instant();
    Place place = store.of(name).orElse(null);
    URI asked = place == null ? log.since(now.minus(FIRST)) : place.cursor();
    demandSamePlace(asked);
    Answer answer = ask(asked);
    if (place != null && isLost(answer.status())) {
      URI anew = log.since(place.readTo().minus(OVERLAP));
      if (!anew.equals(asked)) {
        store.put(name, new Place(anew, place.readTo()), now);
        return true;
      }
    }
    demandGood(answer);
    Page page = log.read(asked, answer);
    Instant before = place == null ? now.minus(FIRST) : place.readTo();
    Instant readTo = page.more() ? before : now;
    URI following = page.next() == null ? log.since(now.minus(OVERLAP)) : page.next();
    demandSamePlace(following);
    intake.take(
        settings.kind().source(),
        page.records(),
        () -> store.put(name, new Place(following, readTo), now));
    return page.more();
  }

  private Answer ask(URI address) throws HttpFault, Refused {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("User-Agent", "Countersign")
            .header("Authorization", log.scheme() + " " + bearer.token());
    if (!log.headers().containsKey("Accept")) {
      request.header("Accept", "application/json");
    }
    log.headers().forEach(request::header);
    Answer answer = http.send(request.GET());
    if (answer.status() == 401) {
      bearer.forget();
    }
    return answer;
  }

  /** A cursor that the source does not know any more. */
  private static boolean isLost(int status) {
    return status == 400 || status == 404 || status == 410 || status == 422;
  }

  private void demandGood(Answer answer) throws Refused {
    int status = answer.status();
    if (status == 200) {
      return;
    }
    String said = http.place() + " answered with HTTP status " + status;
    if (status == 429 || status == 503 || status == 403) {
      throw new Refused(said + ", and is asked less often", wait(answer));
    }
    throw new Refused(status == 401 ? said + ": it does not take the token" : said, null);
  }

  /**
   * How long it wants to be left alone: RFC 9110, 10.2.3, or the moment at which its limit ends.
   */
  private @Nullable Duration wait(Answer answer) {
    String after = answer.headers().firstValue("Retry-After").orElse("");
    if (after.matches("[0-9]{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(after));
    }
    String reset =
        answer
            .headers()
            .firstValue("X-Rate-Limit-Reset")
            .or(() -> answer.headers().firstValue("X-RateLimit-Reset"))
            .orElse("");
    if (!reset.matches("[0-9]{1,12}")) {
      return null;
    }
    Duration until =
        Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(reset)));
    return until.isNegative() ? null : until.plusSeconds(1);
  }

  /** A link that leads elsewhere would take the token there. */
  private void demandSamePlace(URI asked) {
    URI ours = settings.address();
    boolean same =
        ours.getScheme().equalsIgnoreCase(String.valueOf(asked.getScheme()))
            && ours.getHost().equalsIgnoreCase(String.valueOf(asked.getHost()))
            && ours.getPort() == asked.getPort()
            && asked.getUserInfo() == null;
    if (!same) {
      throw new UnreadableInput(
          Objects.requireNonNull(http.place()) + " says to go on elsewhere, which is not followed");
    }
  }

  /** It answers, and not with records. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration wait;

    Refused(String sentence, @Nullable Duration wait) {
      super(sentence);
      this.wait = wait;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
