package dev.countersign.intel.taxii.client;

import dev.countersign.intel.taxii.TaxiiTime;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Takes one collection: the pages one after the other, within bounds. */
final class Taking {
  private final TaxiiClient client;
  private final RemoteCollection collection;
  private final Bounds bounds;
  private final InstantSource clock;
  private final Consumer<JsonNode> taker;

  private final Set<String> asked = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private int pages;
  private long bytes;
  private long again;
  private String addedLast = "";

  Taking(
      TaxiiClient client,
      RemoteCollection collection,
      Bounds bounds,
      InstantSource clock,
      Consumer<JsonNode> taker) {
    this.client = client;
    this.collection = collection;
    this.bounds = bounds;
    this.clock = clock;
    this.taker = taker;
  }

  Taken all(String addedAfter) {
    Instant end = clock.instant().plus(bounds.time());
    String after = addedAfter;
    String next = "";
    boolean more = true;
    while (more) {
      Duration left = Duration.between(clock.instant(), end);
      if (!left.isPositive()) {
        throw past("takes longer than " + bounds.time());
      }
      if (++pages > bounds.pages()) {
        throw past("has more than " + bounds.pages() + " pages");
      }
      URI page = page(after, next);
      TaxiiTransport.Response response =
          client.answer(
              page,
              Math.min(bounds.pageBytes(), bounds.bytes() - bytes),
              left.compareTo(bounds.answer()) < 0 ? left : bounds.answer());
      bytes += response.body().length();
      JsonNode body = TaxiiClient.body(response, page);
      int fresh = fresh(body);
      String before = addedLast;
      addedLast = response.addedLast().isEmpty() ? addedLast : response.addedLast();
      more = body.path("more").asBoolean(false);
      next = body.path("next").asString("");
      if (more && next.isEmpty()) { // then the next page begins behind the last object's time
        requireLater(before);
        after = addedLast;
      } else if (more && (!asked.add(next) || fresh == 0)) {
        throw past("gives the same page again, or ones without anything new");
      }
    }
    return new Taken(pages, seen.size(), again, addedLast);
  }

  private void requireLater(String before) {
    boolean later =
        TaxiiTime.read(addedLast)
            .filter(last -> TaxiiTime.read(before).map(last::isAfter).orElse(true))
            .isPresent();
    if (!later) {
      throw past("says that there is more, and neither where nor after when");
    }
  }

  private int fresh(JsonNode body) {
    JsonNode list = body.path("objects");
    if (!list.isMissingNode() && !list.isArray()) {
      throw past("has a page whose \"objects\" are no list");
    }
    int fresh = 0;
    for (JsonNode one : list) {
      String id = one.path("id").asString("");
      if (id.isEmpty() || one.path("type").asString("").isEmpty()) {
        throw past("has an object without an id or a type");
      }
      String version = one.path("modified").asString(one.path("created").asString(""));
      if (!seen.add(id + " " + version)) {
        again++;
      } else if (seen.size() > bounds.objects()) {
        throw past("has more than " + bounds.objects() + " objects");
      } else {
        taker.accept(one);
        fresh++;
      }
    }
    return fresh;
  }

  private URI page(String after, String next) {
    StringBuilder query = new StringBuilder("?limit=").append(bounds.limit());
    if (!after.isEmpty()) {
      query.append("&added_after=").append(encoded(after));
    }
    if (!next.isEmpty()) {
      query.append("&next=").append(encoded(next));
    }
    return collection.root().resolve("collections/" + collection.id() + "/objects/" + query);
  }

  private UnreadableInput past(String what) {
    return new UnreadableInput(
        "The collection " + collection.id() + " of " + collection.root().getHost() + " " + what);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
