package dev.countersign.server.console;

import dev.countersign.intel.indicator.Indicator;
import dev.countersign.intel.indicator.IndicatorKind;
import dev.countersign.intel.indicator.IndicatorStix;
import dev.countersign.intel.indicator.MispEvent;
import dev.countersign.intel.indicator.TableText;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.indicator.Batch;
import dev.countersign.server.indicator.Incoming;
import dev.countersign.server.indicator.IndicatorDesk;
import dev.countersign.server.indicator.Kept;
import dev.countersign.server.lure.Defanged;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.taxii.SharingKeys;
import dev.countersign.server.wire.JsonBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Indicators that are kept, what came of which file, and who may read what is shared. */
@Controller
public final class KeptPages {
  private static final int SHOWN = 100;
  private static final int MOST_BATCHES = 50;
  private static final int MOST_FILE = 100_000;

  private final IndicatorDesk desk;
  private final SharingKeys keys;
  private final Pages pages;
  private final Clock clock;
  private final URI origin;

  /** Pages over that desk. */
  public KeptPages(IndicatorDesk desk, SharingKeys keys, Pages pages, Clock clock, URI origin) {
    this.desk = desk;
    this.keys = keys;
    this.pages = pages;
    this.clock = clock;
    this.origin = origin;
  }

  /**
   * An indicator for the page.
   *
   * @param state good, ended, withdrawn or not yet
   */
  public record Line(
      String id,
      String kind,
      String value,
      String name,
      String source,
      String actor,
      String confidence,
      String from,
      String until,
      String state,
      long batch) {}

  /** What came at one time, for the page. */
  public record BatchLine(
      String id,
      long number,
      String origin,
      String form,
      String taken,
      long indicators,
      List<String> unused,
      boolean shared,
      boolean withdrawn) {}

  /** A key for the page. */
  public record KeyLine(String id, String name, String added, String expires) {}

  /** All of it. */
  @GetMapping("/intel/indicators")
  public ResponseEntity<byte[]> all(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int from) {
    Instant now = clock.instant();
    int begin = Math.clamp(from, 0, 10_000_000);
    Optional<IndicatorKind> only = IndicatorKind.of(kind);
    String text = q.strip().toLowerCase(Locale.ROOT).replace("\0", "");
    List<Kept> found = desk.indicators().latest(only, text, begin, SHOWN + 1);
    Map<IndicatorKind, Long> counts = desk.indicators().counts(now);
    Map<String, Object> values = new HashMap<>();
    values.put("lines", found.stream().limit(SHOWN).map(one -> line(one, now)).toList());
    values.put("next", found.size() > SHOWN ? begin + SHOWN : -1);
    values.put("kind", kind);
    values.put("q", q);
    values.put(
        "counts",
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> String.format(Locale.ROOT, "%,d %s", one.getValue(), one.getKey().word()))
            .collect(Collectors.joining(", ")));
    values.put(
        "batches", desk.batches().latest(MOST_BATCHES).stream().map(KeptPages::batch).toList());
    values.put("keys", keys.all().stream().map(KeptPages::key).toList());
    values.put("taxii", origin + "/taxii2/");
    return pages.page(HttpStatus.OK, "intel-indicators", values);
  }

  /** Takes a file, or what was pasted. */
  @PostMapping("/intel/indicators")
  public ResponseEntity<byte[]> take(
      SignedIn who,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "50") String confidence,
      @RequestParam(defaultValue = "") String shared)
      throws IOException {
    if (text.isBlank()) {
      throw new UnreadableInput("There is nothing in it; paste it, or choose the file again");
    }
    if (!confidence.matches("[0-9]{1,3}")) {
      throw new UnreadableInput("The confidence is a whole number from 0 to 100");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    desk.take(
        new Incoming(
            name.isBlank() ? "pasted" : name,
            Optional.empty(),
            source,
            Integer.parseInt(confidence),
            shared.equals("yes"),
            who.person().subject()),
        () -> new ByteArrayInputStream(bytes));
    return done();
  }

  /** Takes one back. */
  @PostMapping("/intel/indicators/{id}/withdraw")
  public ResponseEntity<byte[]> withdraw(SignedIn who, @PathVariable UUID id) {
    desk.withdraw(id, who.person());
    return done();
  }

  /** Takes back what came at one time. */
  @PostMapping("/intel/batches/{id}/withdraw")
  public ResponseEntity<byte[]> withdrawBatch(SignedIn who, @PathVariable UUID id) {
    desk.withdrawBatch(id, who.person());
    return done();
  }

  /** Makes a key, which is shown once. */
  @PostMapping("/intel/keys")
  public ResponseEntity<byte[]> addKey(
      SignedIn who,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "90") String days) {
    if (!days.matches("[0-9]{1,3}")) {
      throw new UnreadableInput("The days are a whole number from 1 to 365");
    }
    String key = keys.add(name.strip(), Integer.parseInt(days), who.person());
    return JsonBody.ok(Json.object().put("shown", key));
  }

  /** Ends one. */
  @PostMapping("/intel/keys/{id}/end")
  public ResponseEntity<byte[]> endKey(SignedIn who, @PathVariable UUID id) {
    keys.end(id, who.person());
    return done();
  }

  /** Those that are good, as a file: {@code csv}, {@code stix} or {@code misp}. */
  @GetMapping("/intel/indicators.{form}")
  public ResponseEntity<byte[]> file(@PathVariable String form) {
    Instant now = clock.instant();
    List<Kept> good = desk.indicators().good(now, MOST_FILE);
    List<IndicatorStix.Named> named =
        good.stream()
            .map(
                one -> new IndicatorStix.Named(one.id(), one.taken(), one.taken(), one.indicator()))
            .toList();
    return switch (form) {
      case "csv" ->
          file(
              "indicators.csv",
              "text/csv;charset=UTF-8",
              TableText.of(good.stream().map(Kept::indicator).toList()));
      case "stix" ->
          file(
              "indicators-stix.json",
              MediaType.APPLICATION_JSON_VALUE,
              Json.pretty(IndicatorStix.bundle(named)));
      case "misp" ->
          file(
              "indicators-misp.json",
              MediaType.APPLICATION_JSON_VALUE,
              Json.pretty(MispEvent.of(named, "Indicators of Countersign", now)));
      default -> throw new NoSuchPage("Indicators are told as csv, stix and misp.");
    };
  }

  private static ResponseEntity<byte[]> file(String name, String type, String text) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Line line(Kept kept, Instant now) {
    Indicator one = kept.indicator();
    String state =
        kept.withdrawn().isPresent()
            ? "withdrawn"
            : one.isGood(now) ? "good" : one.from().isAfter(now) ? "not yet" : "ended";
    boolean reachable = one.kind() != IndicatorKind.ADDRESS && one.kind() != IndicatorKind.HASH;
    return new Line(
        kept.id().toString(),
        one.kind().word(),
        Visible.of(reachable ? Defanged.of(one.value()) : one.value()),
        Visible.of(one.name()),
        Visible.of(one.source()),
        Visible.of(one.actor()),
        one.confidence() + ", " + one.weight().word(),
        Moments.day(one.from()),
        one.until().map(Moments::day).orElse("never"),
        state,
        kept.batch());
  }

  private static BatchLine batch(Batch one) {
    return new BatchLine(
        one.id().toString(),
        one.number(),
        Visible.of(one.origin()),
        one.form(),
        Moments.day(one.taken()),
        one.indicators(),
        one.unused().entrySet().stream()
            .map(why -> why.getValue() + " × " + Visible.of(why.getKey()))
            .sorted()
            .toList(),
        one.shared(),
        one.withdrawn().isPresent());
  }

  private static KeyLine key(SharingKeys.Key one) {
    return new KeyLine(
        one.id().toString(), one.name(), Moments.day(one.added()), Moments.day(one.expires()));
  }

  private static ResponseEntity<byte[]> done() {
    return JsonBody.ok(Json.object().put("location", "/intel/indicators"));
  }
}
