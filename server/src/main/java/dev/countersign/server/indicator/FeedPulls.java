package dev.countersign.server.indicator;

import dev.countersign.intel.taxii.client.Bounds;
import dev.countersign.intel.taxii.client.HttpTransport;
import dev.countersign.intel.taxii.client.RemoteCollection;
import dev.countersign.intel.taxii.client.Taken;
import dev.countersign.intel.taxii.client.TaxiiClient;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.indicator.FeedPlaces.Feed;
import dev.countersign.server.indicator.FeedStore.State;
import dev.countersign.server.indicator.Incoming.Form;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Takes what was added to feeds since the last time. How far a feed was taken is written together
 * with what came, so that nothing is left out; what fails is tried again.
 */
public final class FeedPulls {
  private static final Logger LOG = LoggerFactory.getLogger(FeedPulls.class);

  private final FeedPlaces places;
  private final FeedStore store;
  private final IndicatorDesk desk;
  private final InstantSource clock;

  /** From those places. */
  public FeedPulls(FeedPlaces places, FeedStore store, IndicatorDesk desk, InstantSource clock) {
    this.places = places;
    this.store = store;
    this.desk = desk;
    this.clock = clock;
  }

  /** Asks the feeds that are due. */
  public void look() {
    for (Feed feed : places.feeds()) {
      Instant now = clock.instant();
      Optional<State> before = store.find(feed.name());
      if (before.filter(one -> one.asked().plus(feed.every()).isAfter(now)).isEmpty()) {
        String last = before.map(State::addedLast).orElse("");
        try {
          take(feed, last, now);
        } catch (UnreadableInput e) {
          LOG.warn("the feed {} is not taken: {}", feed.url().getHost(), e.sentence());
          store.put(feed.name(), new State(last, now, e.sentence()));
        } catch (IOException | UncheckedIOException e) {
          LOG.warn("the feed {} is not kept: {}", feed.url().getHost(), e.toString());
          store.put(feed.name(), new State(last, now, "it could not be kept"));
        }
      }
    }
  }

  private void take(Feed feed, String last, Instant now) throws IOException {
    Path file = Files.createTempFile("feed", ".part");
    try (HttpTransport transport = new HttpTransport(feed.credentials())) {
      TaxiiClient client = new TaxiiClient(transport, Bounds.USUAL, clock);
      RemoteCollection collection =
          client.collections(feed.url()).stream()
              .filter(one -> one.id().equals(feed.collection()) && one.readable())
              .findFirst()
              .orElseThrow(
                  () -> new UnreadableInput("It has no collection that may be read of that id"));
      AtomicInteger indicators = new AtomicInteger();
      Taken taken = write(client, collection, last, file, indicators);
      State state = new State(taken.addedLast().isEmpty() ? last : taken.addedLast(), now, "");
      if (indicators.get() == 0) {
        store.put(feed.name(), state);
        return;
      }
      desk.take(
          new Incoming(
              feed.name(),
              Optional.of(Form.STIX),
              feed.source(),
              feed.confidence(),
              false,
              "server"),
          () -> Files.newInputStream(file),
          entries -> store.put(feed.name(), state));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Taken write(
      TaxiiClient client,
      RemoteCollection collection,
      String last,
      Path file,
      AtomicInteger indicators)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"type\":\"bundle\",\"objects\":[");
      AtomicInteger count = new AtomicInteger();
      Taken taken =
          client.take(
              collection,
              last,
              one -> {
                append(out, one, count.getAndIncrement());
                if (one.path("type").asString("").equals("indicator")) {
                  indicators.incrementAndGet();
                }
              });
      out.write("]}");
      return taken;
    }
  }

  private static void append(BufferedWriter out, JsonNode one, int count) {
    try {
      out.write(count == 0 ? "\n" : ",\n");
      out.write(Json.compact(one));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with feeds that were asked; each a sentence. */
  public List<String> troubles() {
    return places.feeds().stream()
        .flatMap(feed ->
            store.find(feed.name()).stream()
                .filter(state -> !state.trouble().isEmpty())
                .map(state -> feed.url().getHost() + ": " + state.trouble()))
        .toList();
  }
}
