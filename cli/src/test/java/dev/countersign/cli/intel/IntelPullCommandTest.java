package dev.countersign.cli.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.cli.Run;
import dev.countersign.intel.knowledge.KnowledgeReader;
import dev.countersign.intel.stix.StixWriter;
import dev.countersign.intel.taxii.Added;
import dev.countersign.intel.taxii.MediaTypes;
import dev.countersign.intel.taxii.MemoryObjects;
import dev.countersign.intel.taxii.TaxiiAnswer;
import dev.countersign.intel.taxii.TaxiiCollection;
import dev.countersign.intel.taxii.TaxiiQuery;
import dev.countersign.intel.taxii.TaxiiRoot;
import dev.countersign.intel.taxii.TaxiiTime;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code intel pull} before a server of TAXII 2.1 that is no more than the protocol. */
class IntelPullCommandTest {
  private static final UUID ID = UUID.fromString("0b3f4a52-5c1c-4d0e-9a49-1f4f3d2f6b01");
  private static final String PASSWORD = "p4ss";

  @TempDir private Path folder;
  private HttpServer server;
  private String url = "";

  @BeforeEach
  void serve() throws IOException {
    List<Added> objects = new ArrayList<>();
    for (JsonNode one : StixWriter.bundle(KnowledgeReader.shipped()).path("objects")) {
      objects.add(new Added(Instant.EPOCH.plusSeconds(objects.size() + 1L), one));
    }
    TaxiiRoot root =
        new TaxiiRoot(
            "T",
            "D",
            List.of(new TaxiiCollection(ID, "Known", "D", "known", new MemoryObjects(objects))));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, root));
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/taxii2/";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, TaxiiRoot root) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean known =
        "Basic YWRhOnA0c3M=".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    TaxiiAnswer answer =
        path.endsWith("/objects/")
            ? root.objects(ID.toString(), query(exchange))
            : path.endsWith("/collections/") ? root.collections() : root.discovery("/taxii2/api/");
    byte[] body = Json.compact(answer.body()).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", MediaTypes.TAXII);
    answer
        .last()
        .ifPresent(last ->
            exchange.getResponseHeaders().add("X-TAXII-Date-Added-Last", TaxiiTime.text(last)));
    exchange.sendResponseHeaders(known ? 200 : 401, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static TaxiiQuery query(HttpExchange exchange) {
    Map<String, List<String>> all = new HashMap<>();
    for (String one : exchange.getRequestURI().getRawQuery().split("&", -1)) {
      String[] parts = one.split("=", 2);
      all.put(parts[0], List.of(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
    }
    return TaxiiQuery.of(all);
  }

  private Run pull(String... more) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    List<String> line = new ArrayList<>(List.of("intel", "pull", url));
    line.addAll(List.of("--user", "ada", "--password-file", password.toString()));
    line.addAll(List.of(more));
    return Run.of(line.toArray(String[]::new));
  }

  @Test
  void whatIsPulledPageByPageIsTheExport() throws IOException {
    Path into = folder.resolve("pulled");
    Run run = pull("--into", into.toString(), "--page", "50");
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path file = into.resolve(ID + ".json");
    JsonNode pulled = Json.parse(Files.readString(file), "It").path("objects");
    JsonNode exported = Json.parse(Run.of("intel", "export").out(), "It").path("objects");
    assertThat(pulled).isEqualTo(exported);
    assertThat(Run.of("intel", "import", file.toString()).exitCode()).isZero();
    run = pull("--into", into.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is there already");
    assertThat(file).exists();
  }

  @Test
  void tellsHowMuchThereIsWithoutWriting() throws IOException {
    Run run = pull("--page", "100", "--json");
    JsonNode told = Json.parse(run.out(), "It").get(0);
    assertThat(told.path("pages").asInt()).isGreaterThan(1);
    assertThat(told.path("again").asInt()).isZero();
    assertThat(pull("--added-after", told.path("addedLast").asString(), "--json").out())
        .containsPattern("\"objects\" ?: ?0");
  }

  @Test
  void tellsWhatIsWrongAndWritesNothing() throws IOException {
    Run run = Run.of("intel", "pull", url);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("127.0.0.1 answers 401");
    assertThat(pull("--collection", "none").err()).contains("of the id none");
    assertThat(pull("--page", "0").err()).contains("expected 1 to 500");
    assertThat(Run.of("intel", "pull", "not an address").err()).contains("is no address");
    assertThat(Run.of("intel", "pull", url, "--user", "ada").err()).contains("go together");
  }
}
