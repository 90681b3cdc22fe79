package dev.countersign.gate.policy.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.policy.Example;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsJsonTest {
  @Test
  void readsBackWhatItWroteAndWritesTheSameBytes() {
    PolicyFacts facts = full();
    String text = FactsJson.write(facts);
    assertThat(FactsJson.read(text)).isEqualTo(facts);
    assertThat(FactsJson.write(FactsJson.read(text))).isEqualTo(text);
  }

  @Test
  void keepsAbsentWhatWasAbsent() {
    Example example = new Example().control();
    example.risk = null;
    example.sessionRisk = null;
    example.sessionAge = null;
    example.knownDevice = null;
    example.deviceKey = null;
    example.payload = null;
    PolicyFacts facts = example.facts();
    String text = FactsJson.write(facts);
    assertThat(text)
        .doesNotContain("risk", "sessionAge", "knownDevice", "deviceKey", "payload", "destination");
    assertThat(FactsJson.read(text)).isEqualTo(facts);
  }

  @Test
  void isCanonical() {
    String text = FactsJson.write(new Example().facts());
    assertThat(text)
        .startsWith("{\"approvals\":[],\"destination\":{\"address\":\"0x2222")
        .contains("\"groups\":[\"ops\"]", "\"amount\":\"500000000\"", "\"chainId\":1,")
        .doesNotContain(": ", ", \"", "\n");
  }

  @Test
  void ordersSetsAndEscapesAsTheRfcAsks() {
    Example example = new Example();
    example.groups = Set.of("z", "a", "m");
    example.initiator = "line\nquote\" back\\slash \u0007 \u20ac \ud83d\ude42";
    String text = FactsJson.write(example.facts());
    assertThat(text)
        .contains("\"groups\":[\"a\",\"m\",\"z\"]")
        .contains("line\\nquote\\\" back\\\\slash \\u0007 \u20ac \ud83d\ude42");
    assertThat(FactsJson.read(text)).isEqualTo(example.facts());
  }

  @Test
  void keepsNumbersOfAnySizeExactly() {
    Example example = new Example();
    example.amount = Amount.MAX_UINT256;
    example.payload =
        new PayloadFacts("x", Example.HASH, BigInteger.TWO.pow(256).subtract(BigInteger.ONE), true);
    example.prices.add(
        new PriceFacts("1/0xab", "USD", new BigDecimal("0.000000000000000000000001"), Example.NOW));
    assertThat(FactsJson.read(FactsJson.write(example.facts()))).isEqualTo(example.facts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1 | \"version\":2 | of a version that is not known",
        "\"now\":\"2026 | \"now\":\"x2026 | The field \"now\" is no moment",
        "\"action\":\"transfer\" | \"action\":\"steal\" | The field \"action\" is not known",
        "\"risk\":10 | \"risk\":101 | not between 0 and 100",
        "\"kind\":\"person\" | \"kind\":\"god\" | none of person, machine",
        "\"simulated\":true | \"simulated\":\"yes\" | not true or false",
        "\"price\":\"1\" | \"price\":\"1e3\" | not a decimal number as text",
        "\"price\":\"1\" | \"price\":\"0\" | a price is above zero",
        "\"decimals\":6 | \"decimals\":256 | not between 0 and 255",
        "\"findings\":[] | \"findings\":{} | not a list in brackets",
        "\"findings\":[] | \"findings\":[],\"more\":1 | has a field \"more\"",
        "\"roles\":[\"requester\"] | \"roles\":[1] | not text of at most",
        "\"sessionAge\":\"PT20M\" | \"sessionAge\":\"20m\" | no duration such as PT10M",
        "\"hash\":\"0xab | \"hash\":\"ab | not hexadecimal starting with 0x"
      })
  void refusesWithASentence(String right, String wrong, String sentence) {
    String text = FactsJson.write(new Example().facts());
    assertThat(text).contains(right);
    assertThatThrownBy(() -> FactsJson.read(text.replaceFirst(quoted(right), wrong)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesTwoPricesOfOneAsset() {
    Example example = new Example();
    PolicyFacts facts = example.facts();
    var json = Json.object();
    json.setAll(FactsJson.json(facts));
    var prices = json.withArray("prices");
    prices.add(prices.get(0).deepCopy());
    assertThatThrownBy(() -> FactsJson.read(Json.compact(json)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("two prices for one asset");
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  private static PolicyFacts full() {
    Example example = new Example().finding("refund-paid", Outcome.HOLD);
    example.deadline = Instant.parse("2026-03-03T00:00:00.123456789Z");
    example.changes = List.of("owner-added");
    example.responsible = "eve";
    example.sessionAge = Duration.ofSeconds(1, 5);
    example.approved("alice", "approvers", "security");
    example.approved("carol", "device", Example.NOW, true);
    example.effects.add(
        new EffectFacts(
            "asset-moved",
            EffectFacts.Direction.IN,
            new AssetFacts(AssetFacts.Kind.ITEM, 1L, Address.ZERO, BigInteger.TEN.pow(70), null, 0),
            Amount.of(1),
            null,
            "signer"));
    example.effects.add(
        new EffectFacts(
            "order-signed",
            EffectFacts.Direction.IN,
            new AssetFacts(AssetFacts.Kind.ITEM, 1L, Address.ZERO, null, null, 0),
            Amount.of(1),
            "signer",
            "signer"));
    example.effects.add(
        new EffectFacts(
            "bitcoin-paid",
            EffectFacts.Direction.OUT,
            AssetFacts.BITCOIN,
            Amount.of(1),
            null,
            null));
    return example.facts();
  }
}
