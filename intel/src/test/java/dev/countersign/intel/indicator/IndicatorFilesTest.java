package dev.countersign.intel.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.intel.indicator.IndicatorStix.Named;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Indicators out of files, and into files. */
class IndicatorFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Defaults DEFAULTS = new Defaults("Somebody", 50, NOW);
  private static final String HEAD =
      "\"type\":\"indicator\",\"pattern_type\":\"stix\",\"valid_from\":\"2026-10-01T00:00:00Z\"";

  private final List<Indicator> read = new ArrayList<>();

  private Tally stix(String... objects) {
    String text = "{\"type\":\"bundle\",\"objects\":[" + String.join(",", objects) + "]}";
    return bundle(text);
  }

  private Tally bundle(String text) {
    try {
      return StixIndicators.read(
          () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
          DEFAULTS,
          read::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String indicator(String id, String rest) {
    return "{\"id\":\"indicator--" + id + "\"," + HEAD + rest + "}";
  }

  private static String pattern(String domain) {
    return ",\"pattern\":\"[domain-name:value = '" + domain + "']\"";
  }

  private static String relation(String from, String to) {
    return "{\"type\":\"relationship\",\"id\":\"relationship--"
        + from
        + to
        + "\",\"source_ref\":\""
        + from
        + "\",\"target_ref\":\""
        + to
        + "\"}";
  }

  private Tally table(String... lines) {
    return IndicatorTable.read(new StringReader(String.join("\n", lines)), DEFAULTS, read::add);
  }

  private Tally misp(String attributes) {
    return MispEvents.read(
        "{\"Event\":{\"info\":\"A theft\",\"Attribute\":[" + attributes + "]}}",
        DEFAULTS,
        read::add);
  }

  @Test
  void readsAnIndicatorOfStixWithWhoseItIs() {
    stix(
        relation("indicator--1", "intrusion-set--7"),
        indicator("1", pattern("A.example.") + ",\"name\":\"N\",\"confidence\":85"),
        "{\"type\":\"intrusion-set\",\"id\":\"intrusion-set--7\",\"name\":\"TraderTraitor\"}");
    assertThat(read)
        .containsExactly(
            new Indicator(
                IndicatorKind.DOMAIN,
                "a.example",
                "N",
                "Somebody",
                "TraderTraitor",
                85,
                Instant.parse("2026-10-01T00:00:00Z"),
                Optional.of(Instant.parse("2027-03-30T00:00:00Z")),
                "indicator--1"));
  }

  @Test
  void goesInNoCircleOfRelationships() {
    Tally tally =
        stix(
            indicator("1", pattern("a.example")),
            relation("indicator--1", "intrusion-set--a"),
            relation("intrusion-set--a", "intrusion-set--b"),
            relation("intrusion-set--b", "intrusion-set--a"),
            relation("indicator--1", "indicator--1"),
            relation("relationship--x", "relationship--x"),
            "{\"type\":\"intrusion-set\",\"id\":\"intrusion-set--a\",\"name\":\"A\"}");
    assertThat(tally.read()).isEqualTo(1);
    assertThat(read.getFirst().actor()).isEqualTo("A");
  }

  @Test
  void tellsWhatItDoesNotUse() {
    Tally tally =
        stix(
            indicator("1", pattern("a.example") + ",\"revoked\":true"),
            indicator("2", pattern("a.example") + ",\"indicator_types\":[\"benign\"]"),
            indicator("3", pattern("a.example") + ",\"confidence\":101"),
            indicator("4", pattern("a.example") + ",\"confidence\":\"85\""),
            indicator("5", pattern("a.example") + ",\"valid_until\":\"soon\""),
            indicator("6", pattern("a.example") + ",\"valid_until\":\"2026-09-01T00:00:00Z\""),
            indicator("7", pattern("no domain")),
            indicator("8", ""),
            "{\"type\":\"indicator\",\"id\":\"indicator--9\",\"pattern_type\":\"yara\"}",
            "{\"type\":\"x-unheard-of\",\"id\":\"x-unheard-of--1\"}",
            "{}",
            "1");
    assertThat(read).isEmpty();
    assertThat(tally.left()).isEqualTo(12);
    assertThat(tally.unused().keySet())
        .anyMatch(one -> one.contains("revoked"))
        .anyMatch(one -> one.contains("harmless"))
        .anyMatch(one -> one.contains("yara"))
        .anyMatch(one -> one.contains("x-unheard-of"));
  }

  @Test
  void keepsNoMoreReasonsThanCanBeRead() {
    Tally tally =
        stix(
            IntStream.range(0, 500)
                .mapToObj(i -> "{\"type\":\"x-" + i + "\",\"id\":\"x-" + i + "--1\"}")
                .toArray(String[]::new));
    assertThat(tally.left()).isEqualTo(500);
    assertThat(tally.unused()).hasSizeLessThanOrEqualTo(51);
  }

  @Test
  void refusesAnObjectThatIsTooLarge() {
    assertThatThrownBy(() -> stix(indicator("1", ",\"name\":\"" + "a".repeat(1_100_000) + "\"")))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("1048576 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"type\":\"report\"}",
        "{\"objects\":{}}",
        "{\"objects\":[]} {}",
        "{\"objects\":[1,}"
      })
  void refusesWhatIsNoBundle(String text) {
    assertThatThrownBy(() -> bundle(text)).isInstanceOf(UnreadableInput.class);
  }

  @Test
  void readsEventsOfMisp() {
    Tally tally =
        misp(
            """
            {"type":"domain|ip","value":"a.example|192.0.2.7","to_ids":true,"uuid":"u"},
            {"type":"filename|sha256","value":"a.exe|%s","to_ids":true,
             "timestamp":"1790000000","Tag":[{"name":"misp:confidence-level=\\"rarely-confident\\""}]},
            {"type":"email-dst","value":"victim@a.example","to_ids":true},
            {"type":"domain","value":"b.example","to_ids":false},
            {"type":"ip-src","value":"192.0.2.0/24","to_ids":true},
            {"type":"yara","value":"rule","to_ids":true},
            {"type":"url","value":"hxxps://a[.]example/x","to_ids":true}
            """
                .formatted("a".repeat(64)));
    assertThat(read)
        .extracting(one -> one.kind() + " " + one.value() + " " + one.confidence())
        .containsExactly(
            "DOMAIN a.example 50",
            "IP 192.0.2.7 50",
            "HASH " + "a".repeat(64) + " 25",
            "URL https://a.example/x 50");
    assertThat(read.getFirst().name()).isEqualTo("A theft");
    assertThat(read.get(1).until()).contains(NOW.plusSeconds(30 * 86_400L));
    assertThat(read.get(2).from()).isEqualTo(Instant.ofEpochSecond(1_790_000_000L));
    assertThat(tally.left()).isEqualTo(4);
    assertThatThrownBy(() -> MispEvents.read("{\"a\":1}", DEFAULTS, read::add))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("no event of MISP");
  }

  @Test
  void readsATableAndSaysWhichLineIsWrong() {
    table(
        "kind,value,confidence,valid_until,actor",
        "domain,a.example,90,2026-12-24,Lazarus Group",
        "ip,::ffff:192.0.2.1,,,");
    assertThat(read).extracting(Indicator::value).containsExactly("a.example", "192.0.2.1");
    assertThat(read.getFirst().until()).contains(Instant.parse("2026-12-24T00:00:00Z"));
    assertThatThrownBy(() -> table("kind,value", "domain,a.example", "house,1"))
        .hasMessageContaining("Line 3")
        .hasMessageContaining("address, domain, url, hash, ip, email");
    assertThatThrownBy(() -> table("kind,value,confidence", "domain,a.example,101"))
        .hasMessageContaining("0 to 100");
    assertThatThrownBy(() -> table("kind,value,valid_until", "domain,a.example,soon"))
        .hasMessageContaining("2026-01-31");
    assertThatThrownBy(() -> table("kind,value,valid_until", "domain,a.example,2026-10-31"))
        .hasMessageContaining("before it begins");
  }

  @Test
  void writesNothingThatASpreadsheetTakesForAFormula() {
    for (String first : List.of("=", "+", "-", "@")) {
      Indicator one = some(IndicatorKind.DOMAIN, "a.example", first + "HYPERLINK(1)", first + "1");
      assertThat(TableText.of(List.of(one)))
          .contains("\"'" + first + "HYPERLINK(1)\"", "\"'" + first + "1\"")
          .doesNotContain(",\"" + first);
    }
  }

  @Test
  void comesBackOutOfATableAndABundleAsItWas() {
    List<Indicator> all =
        List.of(
            some(IndicatorKind.DOMAIN, "a.example", "=1+1", "Lazarus Group"),
            some(IndicatorKind.URL, "https://a.example/?q='x'", "<script>alert(1)</script>", ""),
            some(IndicatorKind.HASH, "a".repeat(128), "\"quoted\", with a comma", ""),
            some(IndicatorKind.IP, "2001:db8:0:0:0:0:0:1", "n", ""),
            some(IndicatorKind.EMAIL, "a@a.example", "n", "A"),
            some(IndicatorKind.ADDRESS, "0x51e9d833ecae4e8d9d8be17300aee6d3398c135d", "n", "A"));
    table(TableText.of(all).split("\r\n"));
    assertThat(read).isEqualTo(all);
    read.clear();
    List<Named> named =
        all.stream().map(one -> new Named(UUID.randomUUID(), NOW, NOW, one)).toList();
    bundle(Json.compact(IndicatorStix.bundle(named)));
    assertThat(read)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
        .isEqualTo(all);
    read.clear();
    MispEvents.read(Json.compact(MispEvent.of(named, "i", NOW)), DEFAULTS, read::add);
    assertThat(read)
        .extracting(Indicator::value)
        .containsExactlyInAnyOrderElementsOf(all.stream().map(Indicator::value).toList());
    assertThat(read).extracting(Indicator::confidence).containsOnly(75);
  }

  private static Indicator some(IndicatorKind kind, String value, String name, String actor) {
    return new Indicator(
        kind, value, name, "Somebody", actor, 80, NOW, Optional.of(NOW.plusSeconds(60)), "id-1");
  }

  @ParameterizedTest
  @CsvSource({
    "DOMAIN, A.Example., a.example",
    "DOMAIN, bücher.example, xn--bcher-kva.example",
    "DOMAIN, a[.]example, a.example",
    "URL, HTTPS://A.example, https://a.example/",
    "URL, hxxp://a.example:81/P?Q#f, http://a.example:81/P?Q",
    "EMAIL, A@B.example, a@b.example",
    "IP, ::FFFF:192.0.2.1, 192.0.2.1",
    "HASH, ABCDEF00000000000000000000000000, abcdef00000000000000000000000000",
    "ADDRESS, 0x51E9d833Ecae4E8D9D8Be17300AEE6D3398C135D, 0x51e9d833ecae4e8d9d8be17300aee6d3398c135d"
  })
  void writesEachValueInOneWay(IndicatorKind kind, String text, String value) {
    assertThat(kind.read(text)).isEqualTo(value);
    assertThat(kind.read(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "DOMAIN, localhost",
    "DOMAIN, 192.0.2.1",
    "DOMAIN, a b.example",
    "URL, a.example",
    "URL, https:///x",
    "EMAIL, a.example",
    "EMAIL, a@b@c.example",
    "IP, 192.0.2",
    "IP, 192.0.2.256",
    "IP, 192.0.2.0/24",
    "HASH, abc",
    "ADDRESS, 0x51e9"
  })
  void readsNoValueThatIsNone(IndicatorKind kind, String text) {
    assertThatThrownBy(() -> kind.read(text)).isInstanceOf(UnreadableInput.class);
  }

  @ParameterizedTest
  @CsvSource({"0, LOW", "29, LOW", "30, MEDIUM", "69, MEDIUM", "70, HIGH", "100, HIGH"})
  void weighsByConfidence(int confidence, Weight weight) {
    assertThat(Weight.of(confidence)).isEqualTo(weight);
  }

  @Test
  void isGoodFromItsBeginningUntilItsEndAndNotAtIt() {
    Indicator one = some(IndicatorKind.IP, "192.0.2.1", "", "");
    assertThat(one.isGood(NOW.minusMillis(1))).isFalse();
    assertThat(one.isGood(NOW)).isTrue();
    assertThat(one.isGood(NOW.plusSeconds(59))).isTrue();
    assertThat(one.isGood(NOW.plusSeconds(60))).isFalse();
  }
}
