package dev.countersign.server.access.signal;

import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.signal.SignalStore.Unread;
import dev.countersign.server.access.signal.SignalStream.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the tokens of a stream to its machine when it asks (RFC 8936). A token is given again each
 * time until it is acknowledged, whatever becomes of the answer, the machine or this server.
 */
public final class StreamPolling implements AutoCloseable {
  /** So long an answer waits for a token. */
  static final Duration WAIT = Duration.ofSeconds(20);

  private static final Duration LOOK = Duration.ofMillis(300);
  private static final int WAITING = 4;
  private static final int MOST = 100;
  private static final int MOST_SAID = 1_000;
  private static final int LONGEST = 300;

  private final SignalStore signals;
  private final StreamDesk streams;
  private final InstantSource clock;
  private final Semaphore waiting = new Semaphore(WAITING);
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Of those streams. */
  public StreamPolling(DataSource source, StreamDesk streams, InstantSource clock) {
    this.signals = new SignalStore(source);
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * A request (RFC 8936, section 2.2).
   *
   * @param most tokens to be given; 0 for none
   * @param atOnce whether the answer comes though there are none
   * @param acknowledged ids of tokens that arrived
   * @param refused ids of tokens that are not taken, with why
   */
  record Asking(int most, boolean atOnce, List<UUID> acknowledged, Map<UUID, String> refused) {
    Asking {
      acknowledged = List.copyOf(acknowledged);
      refused = Map.copyOf(refused);
    }
  }

  /**
   * Answers one: what it acknowledges and refuses first, then what waits.
   *
   * @throws UnreadableInput when it is none of RFC 8936
   * @throws InterruptedException when the server ends while it waits
   */
  public ObjectNode answer(UUID machine, String id, JsonNode request)
      throws NoSuchStream, InterruptedException {
    SignalStream stream = streams.find(machine, id);
    Asking asking = read(request);
    String receiver = stream.receiver();
    signals.acknowledged(receiver, asking.acknowledged(), clock.instant());
    asking.refused().forEach((jti, why) -> signals.refused(receiver, jti, why, clock.instant()));
    List<Unread> found = List.of();
    if (stream.status() == Status.ENABLED && asking.most() > 0) {
      found = signals.unread(receiver, asking.most() + 1);
      if (found.isEmpty() && !asking.atOnce()) {
        found = awaited(machine, stream, asking.most() + 1);
      }
    }
    return answer(found, asking.most());
  }

  private List<Unread> awaited(UUID machine, SignalStream stream, int most)
      throws NoSuchStream, InterruptedException {
    if (!waiting.tryAcquire()) {
      return List.of();
    }
    try {
      long end = System.nanoTime() + WAIT.toNanos();
      while (System.nanoTime() < end && !closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        List<Unread> found = signals.unread(stream.receiver(), most);
        if (!found.isEmpty()) {
          // It may have been paused or ended meanwhile.
          boolean enabled =
              streams.find(machine, stream.id().toString()).status() == Status.ENABLED;
          return enabled ? found : List.of();
        }
      }
      return List.of();
    } finally {
      waiting.release();
    }
  }

  private static ObjectNode answer(List<Unread> found, int most) {
    ObjectNode answer = Json.object();
    ObjectNode sets = answer.putObject("sets");
    found.stream().limit(most).forEach(one -> sets.put(one.jti(), one.token()));
    return answer.put("moreAvailable", found.size() > most);
  }

  static Asking read(JsonNode request) {
    if (!request.isObject()) {
      throw new UnreadableInput("The request is a JSON object (RFC 8936, section 2.2)");
    }
    JsonNode most = request.path("maxEvents");
    if (!most.isMissingNode() && (!most.isIntegralNumber() || most.asLong() < 0)) {
      throw new UnreadableInput("\"maxEvents\" is a whole number from 0 on");
    }
    JsonNode atOnce = request.path("returnImmediately");
    if (!atOnce.isMissingNode() && !atOnce.isBoolean()) {
      throw new UnreadableInput("\"returnImmediately\" is true or false");
    }
    JsonNode ack = request.path("ack");
    JsonNode errs = request.path("setErrs");
    if ((!ack.isMissingNode() && !ack.isArray()) || ack.size() > MOST_SAID) {
      throw new UnreadableInput("\"ack\" is a list of at most " + MOST_SAID + " ids of tokens");
    }
    if ((!errs.isMissingNode() && !errs.isObject()) || errs.size() > MOST_SAID) {
      throw new UnreadableInput(
          "\"setErrs\" holds at most " + MOST_SAID + " ids of tokens, each with what is wrong");
    }
    List<UUID> acknowledged = new ArrayList<>();
    ack.forEach(one -> known(one.asString(""), acknowledged));
    Map<UUID, String> refused = new HashMap<>();
    errs.properties()
        .forEach(one -> {
          List<UUID> id = new ArrayList<>();
          known(one.getKey(), id);
          id.forEach(jti -> refused.put(jti, why(one.getValue())));
        });
    int wanted = most.isMissingNode() ? MOST : (int) Math.min(MOST, most.asLong());
    return new Asking(wanted, atOnce.asBoolean(false), acknowledged, refused);
  }

  /** What is no id of ours was never given, and changes nothing. */
  private static void known(String jti, List<UUID> to) {
    if (jti.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      to.add(UUID.fromString(jti));
    }
  }

  private static String why(JsonNode error) {
    String said =
        Visible.of(error.path("err").asString("") + ": " + error.path("description").asString(""));
    return said.length() > LONGEST ? said.substring(0, LONGEST) : said;
  }

  /** Lets go of whoever waits. */
  @Override
  public void close() {
    closing.countDown();
  }
}
