package dev.countersign.server.live;

import dev.countersign.model.json.Json;
import dev.countersign.server.live.Changes.Change;
import dev.countersign.server.page.Glance;
import dev.countersign.server.session.SignedIn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.ObjectNode;

/** One open page's stream (server-sent events). It ends with its session. */
final class LiveStream implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final int LOOKS_UNTIL_HEARTBEAT = 4;
  private static final int AT_ONCE = 200;

  private final Live live;
  private final SignedIn who;
  private final SseEmitter emitter = new SseEmitter(0L); // as long as its session
  private volatile boolean open = true;
  private long number;
  private Glance.@Nullable Seen told;

  LiveStream(Live live, SignedIn who, long after) {
    this.live = live;
    this.who = who;
    this.number = after;
    emitter.onCompletion(this::close);
    emitter.onTimeout(this::close);
    emitter.onError(e -> close());
  }

  SseEmitter emitter() {
    return emitter;
  }

  boolean isOf(SignedIn other) {
    return who.session().id().equals(other.session().id());
  }

  boolean isOpen() {
    return open;
  }

  void close() {
    open = false;
    live.wake();
  }

  @Override
  public void run() {
    int quiet = 0;
    try {
      comment();
      while (open) {
        long last = live.await(this, number, LOOK);
        if (!open) {
          break;
        }
        boolean said = false;
        try {
          if (!live.holds(who)) {
            emitter.send(event("ended", "{}"));
            break;
          }
          said = (told == null || last > number) && tell(last);
        } catch (DataAccessException e) { // nothing is told as long as it does not answer
          LOG.debug("the database does not answer: {}", e.toString());
          Thread.sleep(LOOK);
        }
        quiet = said ? 0 : quiet + 1;
        if (quiet >= LOOKS_UNTIL_HEARTBEAT) {
          comment();
          quiet = 0;
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) { // nobody listens any more
      LOG.debug("a stream broke off: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open = false;
      live.closed(this);
    }
  }

  /** Tells what happened since; true where there was anything to tell. */
  private boolean tell(long last) throws IOException {
    List<Change> news = live.changes().after(number, AT_ONCE);
    if (news.size() == AT_ONCE) {
      emitter.send(event("much", "{}").id(Long.toString(last)));
    } else {
      for (Change one : news) {
        ObjectNode data = Json.object().put("subject", one.subject()).put("kind", one.kind());
        emitter.send(event("changed", Json.compact(data)).id(Long.toString(one.number())));
      }
    }
    number = Math.max(last, news.isEmpty() ? number : news.getLast().number());
    Glance.Seen seen = live.glance().of(who);
    boolean other =
        told == null
            || told.transfers() != seen.transfers()
            || told.changes() != seen.changes()
            || told.lures() != seen.lures()
            || told.incidents() != seen.incidents()
            || told.cases() != seen.cases();
    if (other) {
      ObjectNode data =
          Json.object()
              .put("transfers", seen.transfers())
              .put("changes", seen.changes())
              .put("lures", seen.lures())
              .put("incidents", seen.incidents())
              .put("cases", seen.cases());
      emitter.send(event("waits", Json.compact(data)));
      told = seen;
    }
    return other || !news.isEmpty();
  }

  private static SseEmitter.SseEventBuilder event(String name, String data) {
    return SseEmitter.event().name(name).data(data, MediaType.TEXT_PLAIN);
  }

  /** So that both ends notice when the other is gone. */
  private void comment() throws IOException {
    emitter.send(SseEmitter.event().comment("still here"));
  }
}
