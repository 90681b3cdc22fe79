package dev.countersign.server.api;

import dev.countersign.intel.indicator.Indicator;
import dev.countersign.intel.indicator.IndicatorKind;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.indicator.Batch;
import dev.countersign.server.indicator.Incoming;
import dev.countersign.server.indicator.Incoming.Form;
import dev.countersign.server.indicator.IndicatorDesk;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/indicators}: hands some in, and says what is known of a value. */
@RestController
public final class IndicatorsApi {
  /** The most bytes of a file. */
  static final long MOST_BYTES = 2L << 30;

  private final IndicatorDesk desk;
  private final Clock clock;
  private final Semaphore uploads = new Semaphore(2);

  /** An API before that desk. */
  public IndicatorsApi(IndicatorDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Takes a file, which is the body, of up to 2 GiB. */
  @PostMapping("/api/v1/indicators")
  public ResponseEntity<byte[]> take(
      SignedIn who,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "50") int confidence,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "false") boolean shared,
      HttpServletRequest request)
      throws IOException {
    Incoming incoming =
        new Incoming(name, form(form), source, confidence, shared, who.person().subject());
    if (!uploads.tryAcquire()) {
      throw new UnreadableInput("Others hand in indicators just now; try again in a moment");
    }
    try {
      Path file = Files.createTempFile("indicators", ".part");
      try {
        copy(request.getInputStream(), file);
        return JsonBody.answer(
            HttpStatus.CREATED, json(desk.take(incoming, () -> Files.newInputStream(file))));
      } finally {
        Files.deleteIfExists(file);
      }
    } finally {
      uploads.release();
    }
  }

  /** What is known of a value, the surest first. */
  @GetMapping("/api/v1/indicators")
  public ResponseEntity<byte[]> known(
      @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String value) {
    IndicatorKind of =
        IndicatorKind.of(kind)
            .orElseThrow(() ->
                new UnreadableInput(
                    "\"kind\" is missing or none; expected " + IndicatorKind.words()));
    String asked = of.read(value);
    ObjectNode json = Json.object().put("kind", of.word()).put("value", asked);
    ArrayNode known = json.putArray("known");
    desk.indicators()
        .known(of, List.of(asked), clock.instant())
        .getOrDefault(asked, List.of())
        .forEach(one -> known.add(json(one)));
    return JsonBody.ok(json);
  }

  private static ObjectNode json(Indicator one) {
    ObjectNode json = Json.object();
    json.put("source", one.source());
    json.put("actor", one.actor());
    json.put("name", one.name());
    json.put("confidence", one.confidence());
    json.put("weight", one.weight().word());
    json.put("from", one.from().toString());
    one.until().ifPresent(until -> json.put("until", until.toString()));
    json.put("id", one.origin());
    return json;
  }

  private static ObjectNode json(Batch one) {
    ObjectNode json = Json.object();
    json.put("id", one.id().toString());
    json.put("form", one.form());
    json.put("shared", one.shared());
    json.put("indicators", one.indicators());
    ObjectNode unused = json.putObject("unused");
    one.unused().forEach((why, count) -> unused.put(why, count.longValue()));
    return json;
  }

  private static Optional<Form> form(String word) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Form.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst()
            .orElseThrow(() -> new UnreadableInput("\"form\" is one of stix, misp and csv")));
  }

  private static void copy(InputStream in, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] part = new byte[1 << 16];
      long total = 0;
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        total += read;
        if (total > MOST_BYTES) {
          throw new UnreadableInput("The file is larger than 2 GiB; hand it in by parts");
        }
        out.write(part, 0, read);
      }
    }
  }
}
