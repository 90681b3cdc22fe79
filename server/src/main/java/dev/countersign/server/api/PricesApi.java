package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.machine.CallingMachine;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/prices}: a machine says what assets are worth, for the policy's limits. */
@RestController
public final class PricesApi {
  private static final int MOST = 500;
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Prices prices;
  private final JournalStore journal;
  private final InstantSource clock;

  /** An API that takes prices into that store. */
  public PricesApi(Prices prices, JournalStore journal, Clock clock) {
    this.prices = prices;
    this.journal = journal;
    this.clock = clock;
  }

  private record Said(String asset, String currency, BigDecimal price, Instant at) {}

  /** Takes prices: all of them, or none where one cannot be. */
  @PutMapping("/api/v1/prices")
  public ResponseEntity<byte[]> put(CallingMachine who, HttpServletRequest request)
      throws IOException {
    JsonNode body = JsonBody.read(request);
    JsonFields.only(body, "The request", "prices");
    JsonNode list = JsonFields.required(body, "prices");
    if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
      throw new UnreadableInput("The field \"prices\" is no list of 1 to " + MOST + " prices");
    }
    List<Said> said = new ArrayList<>();
    list.forEach(one -> said.add(said(one)));
    journal.record(entries -> {
      ObjectNode entry = Json.object().put("by", who.getName());
      ArrayNode all = entry.putArray("prices");
      for (Said one : said) {
        prices.say(one.asset, one.currency, one.price, one.at, who.getName());
        all.addObject()
            .put("asset", one.asset)
            .put("currency", one.currency)
            .put("price", one.price.toPlainString())
            .put("at", one.at.toString());
      }
      entries.add("prices-said", "prices", entry);
    });
    return ResponseEntity.noContent().build();
  }

  private Said said(JsonNode one) {
    JsonFields.only(one, "A price", "asset", "currency", "price", "at");
    String price = JsonFields.text(one, "price");
    if (!price.matches("[0-9]{1,40}(\\.[0-9]{1,40})?")) {
      throw new UnreadableInput(
          "The field \"price\" is no decimal number as a text, such as \"2011.35\"");
    }
    Instant now = clock.instant();
    Instant at = at(one, now);
    if (at.isAfter(now.plus(AHEAD))) {
      throw new UnreadableInput("A price is dated in the future");
    }
    return new Said(
        JsonFields.text(one, "asset"), JsonFields.text(one, "currency"), new BigDecimal(price), at);
  }

  private static Instant at(JsonNode one, Instant now) {
    String at = JsonFields.textOrNull(one, "at");
    try {
      return at == null ? now : Instant.parse(at);
    } catch (DateTimeException e) {
      throw new UnreadableInput("The field \"at\" is no moment such as 2026-03-02T09:00:00Z");
    }
  }
}
