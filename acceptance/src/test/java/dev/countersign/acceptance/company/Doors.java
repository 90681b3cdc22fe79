package dev.countersign.acceptance.company;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Several servers of one database, any of which may be down: whoever gets no answer, or none that
 * counts, asks again elsewhere, as a careful program does.
 */
final class Doors {
  private static final int MOST_TRIES = 600;

  private final List<URI> addresses;
  private final AtomicInteger turn = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

  Doors(URI... addresses) {
    this.addresses = List.of(addresses);
  }

  /** Somebody at whichever server answers. */
  @FunctionalInterface
  interface Anywhere<T> {
    /** Asks until there is an answer. */
    HttpResponse<String> ask(Function<T, HttpResponse<String>> request);
  }

  /** A machine at all of them. */
  Anywhere<SoftMachine> machine(SoftMachine one) {
    List<SoftMachine> all = addresses.stream().map(one::through).toList();
    return request -> insist(door -> request.apply(all.get(door)));
  }

  /** A person at all of them, in one browser. */
  Anywhere<Visitor> person(Visitor one) {
    List<Visitor> all = addresses.stream().map(one::through).toList();
    return request -> insist(door -> request.apply(all.get(door)));
  }

  /** Answers that were faults of a server's own, which there should be none of. */
  Stream<String> faults() {
    return faults.stream();
  }

  /** Does a deed as a browser does; each of its two requests may meet another server. */
  static HttpResponse<String> deed(Anywhere<Visitor> who, String path, Map<String, String> form) {
    HttpResponse<String> begun = who.ask(door -> door.form(path + "/deed", form));
    if (begun.statusCode() != 200) {
      return begun;
    }
    JsonNode options = Json.parse(begun.body(), "It");
    return who.ask(door -> door.finish(path, options));
  }

  private HttpResponse<String> insist(IntFunction<HttpResponse<String>> ask) {
    int door = turn.getAndIncrement();
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        HttpResponse<String> answer = ask.apply(Math.floorMod(door + i, addresses.size()));
        if (answer.statusCode() == 500) {
          faults.add(answer.uri() + ": " + answer.body());
        }
        if (answer.statusCode() < 500) {
          return answer;
        }
      } catch (IllegalStateException | AssertionError e) {
        if (!(e.getCause() instanceof IOException)) {
          throw e;
        }
      }
      Company.pause();
    }
    throw new AssertionError("no server answers any more");
  }
}
