package dev.countersign.server.freeze;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Amount;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Recheck;
import dev.countersign.response.freeze.tracking.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** States in the database and in the journal: their word, and what they rest on. */
final class StateJson {
  private StateJson() {}

  /** What a state rests on; nothing for most. */
  static @Nullable ObjectNode detail(State state) {
    return switch (state) {
      case State.Sent sent ->
          Json.object()
              .put("reference", sent.check().reference())
              .put("tracedAt", sent.check().tracedAt().toString());
      case State.PartlyFrozen partly -> {
        ObjectNode json = Json.object();
        json.set("frozen", amounts(partly.amounts()));
        yield json;
      }
      case State.Drafted any -> null;
      case State.Acknowledged any -> null;
      case State.Frozen any -> null;
      case State.Refused any -> null;
    };
  }

  static ArrayNode amounts(List<Quantity> amounts) {
    ArrayNode all = Json.object().putArray("amounts");
    for (Quantity one : amounts) {
      all.addObject().put("asset", one.asset().key()).put("amount", one.amount().toString());
    }
    return all;
  }

  /**
   * The state of that word.
   *
   * @param asked what a part is a part of
   */
  static State of(String word, @Nullable String detail, List<Quantity> asked) {
    return switch (word) {
      case "drafted" -> new State.Drafted();
      case "sent" -> {
        JsonNode json = Json.parse(Objects.requireNonNull(detail), "The check");
        yield new State.Sent(
            new Recheck(
                JsonFields.text(json, "reference"),
                Instant.parse(JsonFields.text(json, "tracedAt")),
                List.of()));
      }
      case "acknowledged" -> new State.Acknowledged();
      case "frozen" -> new State.Frozen();
      case "partly frozen" -> {
        JsonNode json = Json.parse(Objects.requireNonNull(detail), "The amounts");
        yield new State.PartlyFrozen(amounts(json.path("frozen"), asked));
      }
      case "refused" -> new State.Refused();
      default -> throw new IllegalStateException("no state of a request: " + word);
    };
  }

  private static List<Quantity> amounts(JsonNode json, List<Quantity> asked) {
    Map<String, ChainAsset> assets =
        asked.stream()
            .map(Quantity::asset)
            .collect(Collectors.toMap(ChainAsset::key, Function.identity()));
    List<Quantity> amounts = new ArrayList<>();
    for (JsonNode one : json) {
      amounts.add(
          new Quantity(
              Objects.requireNonNull(assets.get(JsonFields.text(one, "asset"))),
              new Amount(JsonFields.uint(one, "amount"))));
    }
    return amounts;
  }
}
