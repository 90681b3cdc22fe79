package dev.countersign.access.read.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

/** A pattern of a mapping file ends, whatever it and the text are. */
class BoundedMatchTest {
  @Test
  void aPatternThatTriesWithoutEndFindsNothing() {
    Spot spot = new Spot(JsonPointer.compile("/a"), Pattern.compile("^((x+x+)+)+y"));
    assertThat(spot.text(Json.object().put("a", "x".repeat(2_000)))).isEmpty();
  }

  @Test
  void anOrdinaryPatternFindsAtTheEndOfALongText() {
    Spot spot = new Spot(JsonPointer.compile("/a"), Pattern.compile("wallet (\\S+)"));
    assertThat(spot.text(Json.object().put("a", "x ".repeat(990) + "wallet cold-1")))
        .isEqualTo("cold-1");
  }
}
