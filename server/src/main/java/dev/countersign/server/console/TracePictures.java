package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.server.book.Book;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.Query;
import dev.countersign.server.page.TraceAmounts;
import dev.countersign.server.page.TraceSteps;
import dev.countersign.server.trace.GraphJson;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.trace.graph.Arrivals;
import dev.countersign.trace.graph.FlowGraph;
import dev.countersign.trace.graph.Stages;
import dev.countersign.trace.graph.Way;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.PlaceWords;
import dev.countersign.trace.taint.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures of a trace, each with the same in words beside it. */
@Controller
public final class TracePictures {
  private final TraceReader reader;

  /** Pages over that desk. */
  public TracePictures(TraceDesk desk, Book book, Pages pages) {
    this.reader = new TraceReader(desk, book, pages);
  }

  /** A line of a table beside a picture. */
  public record Line(String from, String to, TraceAmounts.Told value, String query) {}

  /** The graph. */
  @GetMapping("/traces/{id}/graph")
  public ResponseEntity<byte[]> graph(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String to) {
    Dossier dossier = reader.dossier(id);
    return reader.page(id, dossier, "/graph", "trace-graph", Map.of("to", to));
  }

  /** What it is drawn from. */
  @GetMapping("/traces/{id}/graph.json")
  public ResponseEntity<byte[]> graphJson(@PathVariable UUID id) {
    return compact(GraphJson.of(reader.dossier(id), reader.directory()));
  }

  /** The widest way to an account, as a part of a page. */
  @GetMapping("/traces/{id}/way")
  public ResponseEntity<byte[]> way(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String to) {
    Dossier dossier = reader.dossier(id);
    TraceAmounts amounts = reader.amounts(dossier);
    Optional<Way> way = Way.to(dossier, to.strip());
    Map<String, Object> values = new HashMap<>();
    values.put("id", id);
    values.put("to", to.strip());
    values.put("found", way.isPresent());
    values.put("steps", TraceSteps.of(dossier, amounts, way.map(Way::steps).orElse(List.of())));
    values.put("narrowest", amounts.value(way.map(Way::narrowest).orElse(BigInteger.ZERO)));
    return reader.part("trace-way", values);
  }

  /** Stages, from the theft to where value rests. */
  @GetMapping("/traces/{id}/stages")
  public ResponseEntity<byte[]> stages(@PathVariable UUID id) {
    Dossier dossier = reader.dossier(id);
    TraceAmounts amounts = reader.amounts(dossier);
    Stages stages = Stages.of(dossier, FlowGraph.of(dossier));
    List<Line> lines = stages.streams().stream().map(one -> line(stages, one, amounts)).toList();
    return reader.page(
        id,
        dossier,
        "/stages",
        "trace-stages",
        Map.of("lines", lines, "chart", Json.compact(chart(stages, dossier, lines))));
  }

  /** When value arrived where it left its owners' hands. */
  @GetMapping("/traces/{id}/timeline")
  public ResponseEntity<byte[]> timeline(@PathVariable UUID id) {
    Dossier dossier = reader.dossier(id);
    TraceAmounts amounts = reader.amounts(dossier);
    Arrivals arrivals = Arrivals.of(dossier);
    List<Line> lines = new ArrayList<>();
    ObjectNode chart = Json.object();
    chart.put("unit", GraphJson.unit(dossier, reader.directory()));
    ArrayNode spans = chart.putArray("spans");
    for (Arrivals.Span span : arrivals.spans()) {
      String when = when(arrivals, span.from());
      ObjectNode one = spans.addObject();
      one.put("when", when).put("query", "since=" + span.from() + "&width=" + arrivals.width());
      for (Place place : Arrivals.PLACES) {
        BigInteger value = span.value().getOrDefault(place, BigInteger.ZERO);
        if (value.signum() > 0) {
          TraceAmounts.Told told = amounts.value(value);
          one.put(word(place), number(dossier, value)).put(word(place) + "Words", told.brief());
          lines.add(
              new Line(
                  when,
                  PlaceWords.of(place).heading(),
                  told,
                  "since=" + span.from() + "&width=" + arrivals.width() + "&place=" + word(place)));
        }
      }
    }
    ArrayNode places = chart.putArray("places");
    for (Place place : Arrivals.PLACES) {
      places.addObject().put("word", word(place)).put("name", PlaceWords.of(place).heading());
    }
    return reader.page(
        id,
        dossier,
        "/timeline",
        "trace-timeline",
        Map.of("lines", lines, "chart", Json.compact(chart), "width", width(arrivals)));
  }

  private static Line line(Stages stages, Stages.Stream stream, TraceAmounts amounts) {
    Stages.Stage from = stages.stages().get(stream.from());
    Stages.Stage to = stages.stages().get(stream.to());
    String place = to.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean rests = to.kind() == Stages.Kind.HELD || to.kind() == Stages.Kind.NOT_FOLLOWED;
    return new Line(
        from.name(),
        to.name(),
        amounts.value(stream.value()),
        rests
            ? "place=" + place
            : "stage=" + Query.of(from.name()) + "&next=" + Query.of(to.name()));
  }

  private ObjectNode chart(Stages stages, Dossier dossier, List<Line> lines) {
    ObjectNode chart = Json.object();
    ArrayNode nodes = chart.putArray("stages");
    stages
        .stages()
        .forEach(one ->
            nodes
                .addObject()
                .put("name", one.name())
                .put("kind", one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    ArrayNode links = chart.putArray("streams");
    for (int i = 0; i < lines.size(); i++) {
      Stages.Stream stream = stages.streams().get(i);
      links
          .addObject()
          .put("source", lines.get(i).from())
          .put("target", lines.get(i).to())
          .put("value", number(dossier, stream.value()))
          .put("words", lines.get(i).value().brief())
          .put("share", lines.get(i).value().share())
          .put("query", lines.get(i).query());
    }
    return chart;
  }

  /** How large something is drawn; what is written beside it is exact. */
  private double number(Dossier dossier, BigInteger value) {
    return new BigDecimal(value)
        .movePointLeft(reader.directory().decimals(dossier.asset(dossier.asset())))
        .round(MathContext.DECIMAL64)
        .doubleValue();
  }

  private static String when(Arrivals arrivals, long from) {
    return arrivals.byTime() ? Moments.of(Instant.ofEpochSecond(from)) : "block " + from;
  }

  private static String width(Arrivals arrivals) {
    if (!arrivals.byTime()) {
      return arrivals.width() + " blocks";
    }
    long minutes = arrivals.width() / 60;
    return minutes % 1440 == 0
        ? minutes / 1440 + (minutes == 1440 ? " day" : " days")
        : minutes % 60 == 0
            ? minutes / 60 + (minutes == 60 ? " hour" : " hours")
            : minutes + (minutes == 1 ? " minute" : " minutes");
  }

  private static String word(Place place) {
    return place.name().toLowerCase(Locale.ROOT);
  }

  private static ResponseEntity<byte[]> compact(JsonNode json) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.compact(json).getBytes(StandardCharsets.UTF_8));
  }
}
