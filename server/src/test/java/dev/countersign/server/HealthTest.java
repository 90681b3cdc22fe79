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

/** What a balancer hears. */
class HealthTest {
  @TempDir private Path folder;

  @Test
  void isReadyAsLongAsItsDatabaseAnswers() throws IOException, InterruptedException {
    try (DataFolder data = DataFolder.open(Prepared.in(folder.resolve("database")))) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress -> {});
      boolean stopped = false;
      String url =
          postgres.url() + "?user=" + EmbeddedPostgres.USER + "&password=" + postgres.password();
      try (Server server = Server.start(Running.options(0, folder.resolve("one"), url))) {
        HttpResponse<String> ready = health(server);
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"state\":\"ready\"}");
        postgres.close();
        stopped = true;
        HttpResponse<String> away = health(server);
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("5");
        assertThat(away.body()).isEqualTo("{\"state\":\"database-away\"}");
      } finally {
        if (!stopped) {
          postgres.close();
        }
      }
    }
  }

  private static HttpResponse<String> health(Server server)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI health = server.address().resolve("/health");
      return client.send(
          HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
