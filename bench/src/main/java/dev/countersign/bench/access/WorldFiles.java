package dev.countersign.bench.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Place;
import dev.countersign.access.network.NetworkFacts;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A world as files: {@code events.jsonl}, an event a line in the order in which they come, and
 * {@code truth.csv}, a theft a line. The manual says what stands in them.
 */
final class WorldFiles {
  private WorldFiles() {}

  static void write(World world, Path folder) throws IOException {
    Files.createDirectories(folder);
    long lines = 0;
    try (Writer events = Files.newBufferedWriter(folder.resolve("events.jsonl"), UTF_8)) {
      while (world.hasNext()) {
        line(events, world.next(), world);
        lines++;
      }
    }
    try (Writer truth = Files.newBufferedWriter(folder.resolve("truth.csv"), UTF_8)) {
      truth.write("theft,kind,person,began,privileged,last,events,sessions,drawn\n");
      for (Theft theft : world.thefts()) {
        truth.write(
            String.join(
                    ",",
                    String.valueOf(theft.number()),
                    theft.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    theft.person(),
                    or(theft.began()),
                    or(theft.privileged()),
                    or(theft.last()),
                    String.valueOf(theft.events()),
                    String.join(" ", theft.sessions()),
                    "\"" + theft.choices() + "\"")
                + "\n");
      }
    }
    System.out.printf(
        "Synthetic: %,d events and %d thefts are in %s.%n", lines, world.thefts().size(), folder);
  }

  private static String or(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static void line(Writer out, Arrival arrival, World world) throws IOException {
    AccessEvent event = arrival.event();
    StringBuilder text = new StringBuilder(600);
    text.append("{\"id\":").append(quoted(event.id()));
    put(text, "source", event.source().word());
    put(text, "at", event.at().toString());
    put(text, "arrived", arrival.arrived().toString());
    put(text, "activity", event.activity().word());
    put(text, "result", event.result().word());
    put(text, "action", event.action());
    put(text, "actor_id", event.actor().id());
    put(text, "actor", event.actor().name());
    put(text, "actor_kind", event.actor().kind().name().toLowerCase(Locale.ROOT));
    put(text, "target_kind", event.target().kind().word());
    put(text, "target_id", event.target().id());
    put(text, "target", event.target().name());
    put(text, "session", event.visit().session());
    put(text, "token", event.visit().token());
    var ip = event.client().ip();
    if (ip != null) {
      NetworkFacts facts = world.networks().of(ip);
      put(text, "ip", ip.toString());
      put(text, "network", facts.id());
      put(text, "network_kind", facts.kind().word());
      place(text, "network", facts.place());
    }
    put(text, "user_agent", event.client().userAgent());
    put(text, "device", event.client().device());
    put(text, "system", event.client().system());
    put(text, "told_network", event.client().network());
    place(text, "told", event.client().place());
    if (event.client().hidden()) {
      text.append(",\"hidden\":true");
    }
    if (event.client().managed() != null) {
      text.append(",\"managed\":").append(event.client().managed());
    }
    new TreeMap<>(event.details()).forEach((name, value) -> put(text, "detail_" + name, value));
    if (arrival.theft() >= 0) {
      text.append(",\"theft\":").append(arrival.theft());
    }
    out.write(text.append("}\n").toString());
  }

  private static void place(StringBuilder text, String name, Place place) {
    put(text, name + "_country", place.country());
    put(text, name + "_city", place.city());
    if (place.located()) {
      text.append(",\"").append(name).append("_latitude\":").append(place.latitude());
      text.append(",\"").append(name).append("_longitude\":").append(place.longitude());
    }
  }

  private static void put(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(",\"").append(name).append("\":").append(quoted(value));
    }
  }

  /** What this world writes has neither quotes nor control characters in it. */
  private static String quoted(String value) {
    return "\"" + value + "\"";
  }
}
