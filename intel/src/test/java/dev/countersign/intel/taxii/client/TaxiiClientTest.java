package dev.countersign.intel.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.intel.taxii.MediaTypes;
import dev.countersign.intel.taxii.client.HttpTransport.Credentials;
import dev.countersign.intel.taxii.client.TaxiiTransport.Response;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client before servers that do as they please. */
class TaxiiClientTest {
  private static final URI DISCOVERY = URI.create("https://intel.example/taxii2/");
  private static final RemoteCollection COLLECTION =
      new RemoteCollection(URI.create("https://intel.example/api/"), "one", "One", true);
  private static final Bounds BOUNDS =
      new Bounds(1000, 4000, 20, 10, 5, Duration.ofSeconds(5), Duration.ofMinutes(1));

  private final List<URI> asked = new ArrayList<>();
  private final AtomicLong seconds = new AtomicLong();

  private TaxiiClient client(Function<URI, Response> server) {
    return new TaxiiClient(
        (address, most, patience) -> {
          asked.add(address);
          return server.apply(address);
        },
        BOUNDS,
        () -> Instant.EPOCH.plusSeconds(seconds.get()));
  }

  private static Response ok(String body) {
    return new Response(200, MediaTypes.TAXII, "", bytes(body));
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String page(String next, int from, int count) {
    StringBuilder page = new StringBuilder("{\"more\":").append(!next.isEmpty());
    if (!next.isEmpty()) {
      page.append(",\"next\":\"").append(next).append('"');
    }
    page.append(",\"objects\":[");
    for (int i = 0; i < count; i++) {
      page.append(i == 0 ? "" : ",")
          .append("{\"type\":\"tool\",\"id\":\"tool--")
          .append(from + i)
          .append("\"}");
    }
    return page.append("]}").toString();
  }

  private String refused(Function<URI, Response> server) {
    try {
      client(server).take(COLLECTION, "", one -> {});
    } catch (UnreadableInput e) {
      return e.sentence();
    }
    throw new AssertionError("it was taken");
  }

  @Test
  void readsDiscoveryThenRootsThenCollections() {
    TaxiiClient client =
        client(address ->
            ok(
                switch (address.getPath()) {
                  case "/taxii2/" -> "{\"api_roots\":[\"/a/\",\"https://intel.example/b\"]}";
                  case "/a/collections/" ->
                      "{\"collections\":[{\"id\":\"one\",\"title\":\"One\",\"can_read\":true}]}";
                  default -> "{}";
                }));
    assertThat(client.collections(URI.create("https://intel.example/taxii2")))
        .containsExactly(
            new RemoteCollection(URI.create("https://intel.example/a/"), "one", "One", true));
    assertThat(asked).last().hasToString("https://intel.example/b/collections/");
  }

  @Test
  void takesPagesUntilThereIsNoMore() {
    List<String> ids = new ArrayList<>();
    Taken taken =
        client(address ->
                ok(address.getQuery().contains("next=b") ? page("", 3, 2) : page("b", 0, 3)))
            .take(COLLECTION, "2026-01-01T00:00:00Z", one -> ids.add(one.path("id").asString()));
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    assertThat(taken.pages()).isEqualTo(2);
    assertThat(asked.getFirst())
        .hasToString(
            "https://intel.example/api/collections/one/objects/?limit=5"
                + "&added_after=2026-01-01T00%3A00%3A00Z");
  }

  @Test
  void goesOnBehindTheLastTimeWhereAServerGivesNoNext() {
    Taken taken =
        client(address ->
                address.getQuery().contains("added_after")
                    ? ok(page("", 2, 1))
                    : new Response(
                        200,
                        MediaTypes.TAXII,
                        "2026-01-02T00:00:00.000001Z",
                        bytes(
                            "{\"more\":true,\"objects\":[{\"type\":\"tool\",\"id\":\"tool--1\"}]}")))
            .take(COLLECTION, "", one -> {});
    assertThat(taken.objects()).isEqualTo(2);
    assertThat(asked.getLast().getQuery()).contains("added_after=2026-01-02T00:00:00.000001Z");
  }

  @Test
  void leavesOutWhatComesAgain() {
    Taken taken =
        client(address ->
                ok(address.getQuery().contains("next") ? page("", 2, 3) : page("b", 0, 3)))
            .take(COLLECTION, "", one -> {});
    assertThat(taken.objects()).isEqualTo(5);
    assertThat(taken.again()).isEqualTo(1);
  }

  @Test
  void refusesAServerThatGoesInCircles() {
    assertThat(refused(address -> ok(page("b", 0, 3)))).contains("the same page again");
    AtomicLong count = new AtomicLong();
    assertThat(refused(address -> ok(page("n" + count.incrementAndGet(), 0, 3))))
        .contains("without anything new");
    assertThat(refused(address -> ok("{\"more\":true}"))).contains("neither where nor after when");
  }

  @Test
  void refusesMoreThanItsBounds() {
    AtomicLong count = new AtomicLong();
    assertThat(
            refused(address -> ok(page("n" + count.get(), (int) (5 * count.getAndIncrement()), 5))))
        .contains("more than 20 objects");
    count.set(0);
    assertThat(refused(address -> ok(page("n" + count.get(), (int) count.getAndIncrement(), 1))))
        .contains("more than 10 pages");
    assertThat(
            refused(address -> {
              seconds.addAndGet(40);
              return ok(page("n" + count.get(), (int) count.getAndIncrement(), 1));
            }))
        .contains("takes longer");
  }

  @Test
  void asksForNoMoreBytesThanAreLeft() {
    List<Long> allowed = new ArrayList<>();
    AtomicLong count = new AtomicLong();
    TaxiiClient client =
        new TaxiiClient(
            (address, most, patience) -> {
              allowed.add(most);
              String page = page("n" + count.get(), (int) count.getAndIncrement(), 1);
              return ok(page + " ".repeat(900 - page.length()));
            },
            BOUNDS,
            () -> Instant.EPOCH);
    assertThatThrownBy(() -> client.take(COLLECTION, "", one -> {}))
        .isInstanceOf(UnreadableInput.class);
    assertThat(allowed).startsWith(1000L, 1000L, 1000L, 1000L, 400L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"objects\":{}}",
        "{\"objects\":[{\"type\":\"tool\"}]}",
        "{\"objects\":[1]}",
        "[]",
        "{",
        ""
      })
  void refusesWhatIsNoPage(String body) {
    assertThat(refused(address -> ok(body))).isNotBlank();
  }

  @Test
  void tellsWhatAServerAnswersInstead() {
    assertThat(
            refused(address ->
                new Response(
                    401,
                    MediaTypes.TAXII,
                    "",
                    bytes("{\"title\":\"t\",\"description\":\"who are you\"}"))))
        .isEqualTo("intel.example answers 401: who are you");
    assertThat(refused(address -> new Response(200, "text/html", "", Bytes.EMPTY)))
        .contains("text/html; expected application/taxii+json");
  }

  @Test
  void followsNoRootOfAnotherServer() {
    TaxiiClient client = client(address -> ok("{\"api_roots\":[\"https://other.example/a/\"]}"));
    assertThatThrownBy(() -> client.collections(DISCOVERY))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("on another server");
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a/", "https://name:password@a/", "taxii", "mailto:a"})
  void asksNoAddressThatIsNone(String address) {
    assertThatThrownBy(() -> client(one -> ok("{}")).collections(URI.create(address)))
        .isInstanceOf(UnreadableInput.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void sendsNoSecretWithoutTls() {
    try (HttpTransport transport = new HttpTransport(new Credentials.Bearer("secret"))) {
      assertThatThrownBy(
              () -> transport.get(URI.create("http://intel.example/"), 1, Duration.ofSeconds(1)))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("without TLS")
          .hasMessageNotContaining("secret");
    }
    assertThat(new Credentials.Basic("name", "secret").toString()).doesNotContain("secret");
    assertThat(new Credentials.Bearer("secret").toString()).doesNotContain("secret");
  }
}
