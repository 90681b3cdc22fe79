package dev.countersign.response.freeze.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.FreezeRequests;
import dev.countersign.response.freeze.Thefts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FreezeJsonTest {
  @Test
  void isReadBackWithoutLoss() {
    for (FreezeRequest request : FreezeRequests.of(Thefts.facts(), Thefts.TERMS)) {
      assertThat(FreezeJsonReader.read(Json.pretty(FreezeJson.of(request)))).isEqualTo(request);
    }
    FreezeRequest odd = FreezePdfTest.named("\u202e\u0000\n\"<script>");
    assertThat(FreezeJsonReader.read(Json.compact(FreezeJson.of(odd)))).isEqualTo(odd);
  }

  @Test
  void refusesTotalsThatAreNotTheSumsOfTheAddresses() {
    ObjectNode json = FreezeJson.of(Thefts.request());
    ((ObjectNode) json.path("totals").get(0)).put("amount", "1000750000000000000001");
    refused(json, "totals are not the sums");
  }

  @Test
  void refusesWhatIsNoRequest() {
    refused(FreezeJson.of(Thefts.request()).put("format", "another"), "another format");
    refused(FreezeJson.of(Thefts.request()).put("more", 1), "\"more\"");
    refused(FreezeJson.of(Thefts.request()).put("made", "yesterday"), "no time");
    refused(FreezeJson.of(Thefts.request()).put("made", "+20000-01-01T00:00:00Z"), "1970 to 9999");
    refused(
        FreezeJson.of(Thefts.request()).put("deadline", "2025-02-22T09:00:00Z"), "is not after");
    ObjectNode negative = FreezeJson.of(Thefts.request());
    ((ObjectNode) negative.path("items").get(0).path("what")).put("amount", "-1");
    refused(negative, "no amount");
    ObjectNode nothing = FreezeJson.of(Thefts.request());
    nothing.putArray("items");
    refused(nothing, "asks for nothing");
    ObjectNode kind = FreezeJson.of(Thefts.request());
    ((ObjectNode) kind.path("holder")).put("kind", "mixer");
    refused(kind, "exchange, issuer, bridge");
  }

  private static void refused(ObjectNode json, String why) {
    assertThatThrownBy(() -> FreezeJsonReader.read(Json.compact(json)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(why);
  }
}
