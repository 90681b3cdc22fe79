package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.server.example.WorkedExample;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  private static final String SIGNED = WorkedExample.SIGNED.text();

  @TempDir private Path folder;

  @Test
  void keepsItsAnswersAndItsSessionsAcrossARestart() {
    String permalink;
    Client client;
    int port;
    try (Server server = Running.on(folder)) {
      client = new Client(server);
      port = server.address().getPort();
      permalink =
          client.post("/api/v1/checks", SIGNED).headers().firstValue("Location").orElseThrow();
    }
    try (Server server = Server.start(Running.options(port, folder, null))) {
      assertThat(server.enrolmentLink()).isNull();
      assertThat(client.get(permalink).body()).contains("\"deny\"");
      assertThat(client.get("/check").body()).contains(permalink.replace("/api/v1", ""));
    }
  }

  @Test
  void listensOnLoopbackWhateverTheProcessIsSetTo() {
    System.setProperty("server.address", "0.0.0.0");
    System.setProperty("server.servlet.context-path", "/elsewhere");
    try (Server server = Running.on(folder)) {
      assertThat(server.address().getHost()).isEqualTo("localhost");
      assertThat(new Client(server).get("/check").statusCode()).isEqualTo(200);
    } finally {
      System.clearProperty("server.address");
      System.clearProperty("server.servlet.context-path");
    }
  }

  @Test
  void saysThatThePortIsTakenBeforeItTouchesTheData() {
    try (Server server = Running.on(folder.resolve("one"))) {
      int port = server.address().getPort();
      Path other = folder.resolve("other");
      assertThatThrownBy(() -> Server.start(Running.options(port, other, null)))
          .isInstanceOf(NotStarted.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("--port");
      assertThat(other).doesNotExist();
    }
  }

  @Test
  void saysThatTheDataFolderIsInUse() {
    try (Server server = Running.on(folder)) {
      assertThat(server.address()).isNotNull();
      assertThatThrownBy(() -> Running.on(folder))
          .isInstanceOf(NotStarted.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void givesNoAnswerThatItCannotRecord() throws IOException {
    try (DataFolder data = DataFolder.open(Prepared.in(folder))) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress -> {});
      String own =
          postgres.url() + "?user=" + EmbeddedPostgres.USER + "&password=" + postgres.password();
      try (Server server = Server.start(Running.options(0, folder.resolve("keys-only"), own))) {
        Client client = new Client(server);
        assertThat(client.post("/api/v1/checks", SIGNED).statusCode()).isEqualTo(201);
        postgres.close();
        HttpResponse<String> refused = client.post("/api/v1/checks", SIGNED);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("not-recorded").doesNotContain("verdict\" :");
        HttpResponse<String> page = client.get("/check");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("The record could not be reached");
      }
      assertThat(folder.resolve("keys-only")).isDirectoryNotContaining("glob:**postgresql*");
    }
  }

  @Test
  void saysThatADatabaseOfOnesOwnCannotBeReached() {
    String nowhere = "jdbc:postgresql://127.0.0.1:1/none?user=me&password=hunter2";
    assertThatThrownBy(() -> Server.start(Running.options(0, folder, nowhere)))
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining("cannot be reached")
        .hasMessageNotContaining("hunter2");
  }
}
