package dev.countersign.intel.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a server of TAXII 2.1 answers. */
class TaxiiRootTest {
  private static final UUID ID = UUID.fromString("0b3f4a52-5c1c-4d0e-9a49-1f4f3d2f6b01");
  private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Added> kept = new ArrayList<>();
  private final TaxiiRoot root =
      new TaxiiRoot(
          "Title",
          "What it is",
          List.of(
              new TaxiiCollection(
                  ID,
                  "Known",
                  "All",
                  "known",
                  (match, after, most) -> new MemoryObjects(kept).objects(match, after, most))));

  private void add(String id, String modified) {
    add(id, modified, "2.1");
  }

  private void add(String id, String modified, String spec) {
    kept.add(
        new Added(
            DAY.plusNanos(kept.size() * 1000L),
            Json.object()
                .put("type", id.substring(0, id.indexOf("--")))
                .put("spec_version", spec)
                .put("id", id)
                .put("modified", modified)));
  }

  private void addSome(int count) {
    for (int i = 0; i < count; i++) {
      add("indicator--" + kept.size(), "2026-01-01T00:00:00.000Z");
    }
  }

  private static TaxiiQuery asked(String... parameters) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], List.of(parameters[i + 1]));
    }
    return TaxiiQuery.of(all);
  }

  private static List<String> ids(JsonNode answer) {
    return StreamSupport.stream(answer.path("objects").spliterator(), false)
        .map(one -> one.path("id").asString())
        .toList();
  }

  @Test
  void tellsEachObjectOnceWhateverIsAddedMeanwhile() {
    addSome(10);
    List<String> told = new ArrayList<>();
    String next = "";
    int pages = 0;
    do {
      TaxiiAnswer answer =
          root.objects(
              "known", next.isEmpty() ? asked("limit", "3") : asked("limit", "3", "next", next));
      told.addAll(ids(answer.body()));
      next = answer.body().path("next").asString("");
      assertThat(answer.body().path("more").asBoolean()).isEqualTo(!next.isEmpty());
      if (++pages < 4) {
        addSome(1);
      }
    } while (!next.isEmpty());
    assertThat(told).hasSize(13).doesNotHaveDuplicates();
    assertThat(told).isEqualTo(kept.stream().map(Added::id).toList());
  }

  @Test
  void tellsNothingTwiceWhereWhatWasToldIsTakenAway() {
    addSome(6);
    String next = root.objects("known", asked("limit", "2")).body().path("next").asString();
    kept.subList(0, 2).clear();
    assertThat(ids(root.objects("known", asked("limit", "2", "next", next)).body()))
        .containsExactly("indicator--2", "indicator--3");
  }

  @Test
  void tellsWhenTheFirstAndTheLastObjectOfThePageWereAdded() {
    addSome(3);
    TaxiiAnswer answer = root.objects("known", asked("limit", "2"));
    assertThat(answer.first()).contains(DAY);
    assertThat(answer.last()).contains(DAY.plusNanos(1000));
    assertThat(
            ids(root.objects("known", asked("added_after", "2026-01-01T00:00:00.000001Z")).body()))
        .containsExactly("indicator--2");
  }

  @Test
  void leavesTheListOutWhereThereIsNothing() {
    TaxiiAnswer answer = root.objects("known", asked());
    assertThat(Json.compact(answer.body())).isEqualTo("{\"more\":false}");
    assertThat(answer.first()).isEmpty();
  }

  @Test
  void tellsTheLastVersionUnlessOthersAreAskedFor() {
    add("malware--1", "2026-01-01T00:00:00.000Z");
    add("malware--1", "2026-01-02T00:00:00.000Z");
    add("malware--1", "2026-01-03T00:00:00.000Z");
    assertThat(versions(asked())).containsExactly("2026-01-03T00:00:00.000Z");
    assertThat(versions(asked("match[version]", "first")))
        .containsExactly("2026-01-01T00:00:00.000Z");
    assertThat(versions(asked("match[version]", "all"))).hasSize(3);
    assertThat(versions(asked("match[version]", "last,2026-01-02T00:00:00Z")))
        .containsExactly("2026-01-02T00:00:00.000Z", "2026-01-03T00:00:00.000Z");
    assertThat(root.versions("known", "malware--1", asked()).body().path("versions")).hasSize(3);
  }

  private List<String> versions(TaxiiQuery query) {
    return StreamSupport.stream(
            root.manifest("known", query).body().path("objects").spliterator(), false)
        .map(one -> one.path("version").asString())
        .toList();
  }

  @Test
  void tellsTheNewestStixOfAnObjectUnlessAnotherIsAskedFor() {
    add("malware--1", "2026-01-02T00:00:00.000Z", "2.0");
    add("malware--1", "2026-01-02T00:00:00.000Z", "2.1");
    assertThat(root.objects("known", asked()).body().path("objects")).hasSize(1);
    assertThat(
            root.manifest("known", asked("match[spec_version]", "2.0"))
                .body()
                .at("/objects/0/media_type")
                .asString())
        .isEqualTo("application/stix+json;version=2.0");
    assertThat(
            root.objects("known", asked("match[spec_version]", "2.0,2.1")).body().path("objects"))
        .hasSize(2);
  }

  @Test
  void takesFiltersTogetherAndTheirValuesAsAlternatives() {
    add("malware--1", "2026-01-01T00:00:00.000Z");
    add("malware--2", "2026-01-01T00:00:00.000Z");
    add("tool--3", "2026-01-01T00:00:00.000Z");
    assertThat(ids(root.objects("known", asked("match[type]", "tool,identity")).body()))
        .containsExactly("tool--3");
    assertThat(
            ids(
                root.objects(
                        "known", asked("match[type]", "malware", "match[id]", "malware--2,tool--3"))
                    .body()))
        .containsExactly("malware--2");
  }

  @Test
  void tellsOneObjectAndThatThereIsNone() {
    add("tool--3", "2026-01-01T00:00:00.000Z");
    assertThat(ids(root.object("known", "tool--3", asked()).body())).containsExactly("tool--3");
    assertThat(refusal(() -> root.object("known", "tool--4", asked())).status()).isEqualTo(404);
    assertThat(refusal(() -> root.versions("known", "tool--4", asked())).status()).isEqualTo(404);
    assertThat(refusal(() -> root.objects("other", asked())).status()).isEqualTo(404);
  }

  @Test
  void takesNoTokenOfAnotherQuestion() {
    addSome(5);
    String next = root.objects("known", asked("limit", "2")).body().path("next").asString();
    assertThat(refusal(() -> root.manifest("known", asked("next", next))).sentence())
        .contains("another question");
    assertThat(
            refusal(() -> root.objects("known", asked("next", next, "match[type]", "tool")))
                .status())
        .isEqualTo(400);
    assertThat(ids(root.objects("known", asked("limit", "1", "next", next)).body()))
        .as("the limit may be another")
        .containsExactly("indicator--2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "AAAA",
        "!!!!",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "//////////////////////////8="
      })
  void takesNoTokenThatItDidNotGive(String next) {
    addSome(5);
    assertThat(refusal(() -> root.objects("known", asked("next", next))).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0",
    "limit, -1",
    "limit, many",
    "added_after, yesterday",
    "added_after, 2026-01-01",
    "match[version], newest",
    "match[id], 'a,,b'",
    "match[name], x",
    "next, ' '"
  })
  void saysWhatOfAQuestionItDoesNotUnderstand(String name, String value) {
    TaxiiRefusal refusal = refusal(() -> asked(name, value));
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.sentence()).contains(name.replaceAll("\\W.*", ""));
    assertThat(refusal.json().path("http_status").asString()).isEqualTo("400");
  }

  @Test
  void refusesAParameterThatIsThereTwice() {
    assertThat(refusal(() -> TaxiiQuery.of(Map.of("limit", List.of("1", "2")))).status())
        .isEqualTo(400);
    assertThat(TaxiiQuery.of(Map.of("whatever", List.of("1", "2"))).limit())
        .isEqualTo(TaxiiQuery.MOST);
  }

  @Test
  void givesNoMoreThanItsOwnMostOfAPage() {
    assertThat(asked("limit", "999999999").limit()).isEqualTo(TaxiiQuery.MOST);
  }

  @Test
  void saysWhatItIs() {
    JsonNode discovery = root.discovery("/taxii2/intel/").body();
    assertThat(discovery.path("default").asString()).isEqualTo("/taxii2/intel/");
    assertThat(discovery.path("api_roots")).hasSize(1);
    assertThat(root.root().body().at("/versions/0").asString()).isEqualTo(MediaTypes.TAXII);
    assertThat(root.collections().body().at("/collections/0/id").asString())
        .isEqualTo(ID.toString());
    assertThat(root.collection("known").body()).isEqualTo(root.collection(ID.toString()).body());
    assertThat(root.collection("known").body().path("can_write").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/taxii+json;version=2.1 | true",
        "application/taxii+json; version=2.1 | true",
        "Application/TAXII+json;Version=\"2.1\" | true",
        "application/taxii+json | true",
        "text/html, application/taxii+json;version=2.1;q=0.5 | true",
        "*/* | true",
        "'' | true",
        "application/taxii+json;version=2.0 | false",
        "application/taxii+json;version=2.1;q=0 | false",
        "application/json | false",
        "text/html | false"
      })
  void answersInItsOneFormOrNotAtAll(String accept, boolean right) {
    if (right) {
      MediaTypes.requireAccepted(accept);
    } else {
      assertThat(refusal(() -> MediaTypes.requireAccepted(accept)).status()).isEqualTo(406);
    }
  }

  @Test
  void refusesObjectsThatWereAddedAtOnce() {
    assertThatThrownBy(() ->
            new MemoryObjects(
                List.of(new Added(DAY, Json.object()), new Added(DAY, Json.object()))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new MemoryObjects(kept).all())
        .isSortedAccordingTo(Comparator.comparing(Added::added));
  }

  private static TaxiiRefusal refusal(Runnable asking) {
    try {
      asking.run();
    } catch (TaxiiRefusal e) {
      return e;
    }
    throw new AssertionError("it was not refused");
  }
}
