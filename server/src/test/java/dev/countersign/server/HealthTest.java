package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  @TempDir private Path folder;

  @Test
  void isReadyWhileItsDatabaseAnswersAndOnlyThen() throws Exception {
    DataFolder data = DataFolder.open(Prepared.in(folder.resolve("database")));
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress -> {});
    boolean running = true;
    try (data) {
      String url =
          postgres.url() + "?user=" + EmbeddedPostgres.USER + "&password=" + postgres.password();
      try (Server server = Server.start(Running.options(0, folder.resolve("server"), url))) {
        HttpResponse<String> ready = ask(server);
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"ready\"}");
        assertThat(ready.headers().firstValue("Cache-Control")).contains("no-store");

        postgres.close();
        running = false;
        Thread.sleep(1_100); // an answer holds for a second
        HttpResponse<String> gone = ask(server);
        assertThat(gone.statusCode()).isEqualTo(503);
        assertThat(gone.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(gone.body()).contains("does not answer").doesNotContain("jdbc");
      }
    } finally {
      if (running) {
        postgres.close();
      }
    }
  }

  private static HttpResponse<String> ask(Server server) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(server.address() + "/health")).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
