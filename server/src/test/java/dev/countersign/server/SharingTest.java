package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.knowledge.KnowledgeReader;
import dev.countersign.intel.stix.StixWriter;
import dev.countersign.intel.taxii.client.Bounds;
import dev.countersign.intel.taxii.client.HttpTransport;
import dev.countersign.intel.taxii.client.HttpTransport.Credentials;
import dev.countersign.intel.taxii.client.RemoteCollection;
import dev.countersign.intel.taxii.client.Taken;
import dev.countersign.intel.taxii.client.TaxiiClient;
import dev.countersign.model.json.Json;
import dev.countersign.visit.Visitor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is shared over TAXII 2.1, read over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharingTest {
  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final String OBJECTS = "/taxii2/intel/collections/knowledge/objects/";

  private Server server;
  private Client client;
  private String key;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = Running.on(folder);
    client = new Client(server);
    key = key("reader");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String key(String name) {
    JsonNode told =
        Visitor.told(client.visitor().form("/intel/keys", Map.of("name", name, "days", "30")));
    return told.path("shown").asString();
  }

  private HttpResponse<String> read(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Authorization", "Bearer " + key);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.stranger(request);
  }

  private JsonNode json(String path) {
    HttpResponse<String> answer = read(path, "Accept", TAXII);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body(), "It");
  }

  private static List<RemoteCollection> collections(TaxiiClient reader, Server of) {
    return reader.collections(URI.create(of.address() + "/taxii2/"));
  }

  @Test
  void ourClientReadsOurServerPageByPageAndGetsTheExport() {
    try (HttpTransport transport = new HttpTransport(new Credentials.Basic("any", key))) {
      TaxiiClient reader =
          new TaxiiClient(transport, Bounds.USUAL.withLimit(17), InstantSource.system());
      List<RemoteCollection> all = collections(reader, server);
      assertThat(all).extracting(RemoteCollection::readable).containsOnly(true).hasSize(2);
      List<JsonNode> objects = new ArrayList<>();
      Taken taken = reader.take(all.getFirst(), "", objects::add);
      List<JsonNode> exported = new ArrayList<>();
      Json.parse(Json.compact(StixWriter.bundle(KnowledgeReader.shipped())), "It")
          .path("objects")
          .forEach(exported::add);
      assertThat(objects).isEqualTo(exported);
      assertThat(taken.again()).isZero();
      assertThat(taken.pages()).isEqualTo((exported.size() + 16) / 17);
      List<JsonNode> later = new ArrayList<>();
      assertThat(reader.take(all.getFirst(), taken.addedLast(), later::add).objects()).isZero();
    }
  }

  @Test
  void isReadByASignedInPersonAndByAKeyAndByNobodyElse() {
    assertThat(client.get("/taxii2/").statusCode()).isEqualTo(200);
    assertThat(read("/taxii2/").statusCode()).isEqualTo(200);
    HttpResponse<String> stranger =
        client.stranger(HttpRequest.newBuilder(URI.create(server.address() + "/taxii2/")));
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Basic realm=\"taxii\"");
    assertThat(stranger.headers().firstValue("Content-Type")).contains(TAXII);
    assertThat(Json.parse(stranger.body(), "It").path("http_status").asString()).isEqualTo("401");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "Basic !!!!",
        "Basic YW55",
        "Digest x"
      })
  void refusesAKeyThatIsNone(String authorization) {
    HttpResponse<String> refused =
        client.stranger(
            HttpRequest.newBuilder(URI.create(server.address() + OBJECTS))
                .header("Authorization", authorization));
    assertThat(refused.statusCode()).isEqualTo(401);
  }

  @Test
  void aKeyReadsNothingElseAndEnds() {
    String own = key("short-lived");
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString(("x:" + own).getBytes(StandardCharsets.UTF_8));
    assertThat(status("/taxii2/", basic)).isEqualTo(200);
    for (String path :
        List.of("/api/v1/indicators?kind=ip&value=192.0.2.1", "/journal/export", "/")) {
      assertThat(status(path, "Bearer " + own)).as(path).isIn(401, 303);
    }
    String page = client.get("/intel/indicators").body();
    String id = People.group(page, "short-lived</td>[\\s\\S]*?/intel/keys/([0-9a-f-]{36})/end");
    client.visitor().form("/intel/keys/" + id + "/end", Map.of());
    assertThat(status("/taxii2/", basic)).isEqualTo(401);
    assertThat(client.get("/journal/export").body())
        .contains("sharing-key-added", "sharing-key-ended")
        .doesNotContain(own);
  }

  private int status(String path, String authorization) {
    return client
        .stranger(
            HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Authorization", authorization))
        .statusCode();
  }

  @Test
  void answersInItsOneForm() {
    HttpResponse<String> answer = read(OBJECTS + "?limit=2");
    assertThat(answer.headers().firstValue("Content-Type")).contains(TAXII);
    assertThat(answer.headers().firstValue("X-TAXII-Date-Added-First").orElse(""))
        .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z")
        .isLessThan(answer.headers().firstValue("X-TAXII-Date-Added-Last").orElse(""));
    HttpResponse<String> html = read(OBJECTS, "Accept", "text/html");
    assertThat(html.statusCode()).isEqualTo(406);
    assertThat(html.headers().firstValue("Content-Type")).contains(TAXII);
  }

  @Test
  void addsNothingForAnybody() {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(URI.create(server.address() + OBJECTS))
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertThat(client.stranger(post.copy().header("Content-Type", TAXII)).statusCode())
        .isEqualTo(403);
    assertThat(client.stranger(post.copy().header("Content-Type", "text/plain")).statusCode())
        .isEqualTo(415);
    assertThat(
            client
                .stranger(
                    HttpRequest.newBuilder(URI.create(server.address() + OBJECTS))
                        .header("Authorization", "Bearer " + key)
                        .DELETE())
                .statusCode())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({
    "/taxii2/intel/collections/none/objects/, 404",
    "/taxii2/intel/collections/knowledge/objects/incident--00000000-0000-0000-0000-000000000000/, 404",
    "/taxii2/intel/collections/knowledge/objects/?limit=0, 400",
    "/taxii2/intel/collections/knowledge/objects/?next=abc, 400",
    "/taxii2/intel/collections/knowledge/objects/?match%5Bname%5D=x, 400",
    "/taxii2/intel/nothing/, 404"
  })
  void saysWhatIsWrongAsTaxiiDoes(String path, int status) {
    HttpResponse<String> answer = read(path, "Accept", TAXII);
    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode error = Json.parse(answer.body(), "It");
    assertThat(error.path("http_status").asString()).isEqualTo(String.valueOf(status));
    assertThat(error.path("title").asString()).isNotBlank();
  }

  @Test
  void tellsObjectsByTypeAndIdAndTheirVersions() {
    JsonNode bybit = json(OBJECTS + "?match%5Btype%5D=incident").path("objects").get(0);
    String id = Objects.requireNonNull(bybit).path("id").asString();
    assertThat(json(OBJECTS + id + "/").path("objects").get(0)).isEqualTo(bybit);
    assertThat(json(OBJECTS + id + "/versions/").path("versions")).hasSize(1);
    JsonNode manifest = json("/taxii2/intel/collections/knowledge/manifest/?match%5Bid%5D=" + id);
    assertThat(manifest.at("/objects/0/version").asString())
        .isEqualTo(bybit.path("modified").asString());
    assertThat(json(OBJECTS + "?match%5Btype%5D=indicator").path("objects").size())
        .as("the FBI's 51 of Bybit are among them")
        .isGreaterThan(51);
  }

  @Test
  void sharesIndicatorsThatMayBePassedOnAndTellsThatTheyWereTakenBack() {
    String own = "/taxii2/intel/collections/indicators/objects/";
    take("kind,value,confidence\ndomain,secret.example,90", false);
    take("kind,value,confidence\ndomain,shared.example,90\nip,192.0.2.9,40", true);
    JsonNode page = json(own);
    assertThat(page.path("objects")).hasSize(2);
    assertThat(page.toString()).contains("shared.example", "192.0.2.9").doesNotContain("secret");
    String domain = page.at("/objects/0/id").asString();
    String since = read(own).headers().firstValue("X-TAXII-Date-Added-Last").orElseThrow();
    client
        .visitor()
        .form(
            "/intel/indicators/" + domain.substring("indicator--".length()) + "/withdraw",
            Map.of());
    JsonNode later = json(own + "?added_after=" + since);
    assertThat(later.path("objects")).hasSize(1);
    assertThat(later.at("/objects/0/id").asString()).isEqualTo(domain);
    assertThat(later.at("/objects/0/revoked").asBoolean(false)).isTrue();
    assertThat(later.at("/objects/0/modified").asString())
        .isGreaterThan(page.at("/objects/0/modified").asString());
    assertThat(later.at("/objects/0/created")).isEqualTo(page.at("/objects/0/created"));
  }

  private void take(String table, boolean shared) {
    HttpResponse<String> answer =
        client.post(
            "/api/v1/indicators?source=Us&name=t.csv&shared=" + shared,
            table,
            "Content-Type",
            "text/csv");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }
}
