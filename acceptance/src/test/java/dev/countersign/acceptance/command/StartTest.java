package dev.countersign.acceptance.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.manual.Project;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
  private static final Path SIGNED = Project.ROOT.resolve("examples/bybit-2025-02-21.json");

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void printsTheVerdictOnTheWorkedExampleAndServesUntilItIsStopped() throws Exception {
    Path running = folder.resolve("data/postgresql-18/cluster/postmaster.pid");
    String permalink;
    try (Command command = start()) {
      URI console = URI.create(command.await("The console: "));
      assertThat(command.printed())
          .contains("DENY")
          .contains("[unknown-delegatecall]")
          .contains("0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8")
          .contains("Unpacking PostgreSQL");
      assertThat(console.getHost()).isEqualTo("127.0.0.1");
      permalink = check(console);
      assertThat(running).exists();
      assertThat(command.terminate()).isEqualTo(143);
      assertThat(running).doesNotExist();
      assertThat(command.rest()).doesNotContain("Exception");
    }

    // Killed, it leaves its database running; the next start takes that over.
    try (Command command = start()) {
      URI console = URI.create(command.await("The console: "));
      assertThat(get(console.resolve(permalink)).statusCode()).isEqualTo(200);
      command.kill();
      assertThat(running).exists();
    }
    try (Command command = start()) {
      URI console = URI.create(command.await("The console: "));
      assertThat(get(console.resolve(permalink)).body()).contains("\"deny\"");
      assertThat(command.terminate()).isEqualTo(143);
    }
  }

  @Test
  void saysInASentenceWhyItCannotStart() throws Exception {
    try (Command command = start()) {
      URI console = URI.create(command.await("The console: "));
      try (Command second =
          Command.start(
              List.of(),
              "start",
              "--port",
              Integer.toString(console.getPort()),
              "--data",
              folder.resolve("other").toString())) {
        assertThat(second.end()).isEqualTo(1);
        assertThat(second.rest()).contains("countersign: Port " + console.getPort());
      }
      try (Command second = start()) {
        assertThat(second.end()).isEqualTo(1);
        assertThat(second.rest()).contains("in use by another countersign start");
      }
      command.terminate();
    }
  }

  @Test
  void staysWithinItsHeapWhenManyLargePayloadsComeAtOnce() throws Exception {
    String deep = "[" + "[],".repeat(1_390_000) + "[]]";
    String numbers = "{\"payload\":[" + "1,".repeat(2_090_000) + "1]}";
    try (Command command = start()) {
      URI console = URI.create(command.await("The console: "));
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(post(console, deep));
        answers.add(post(console, numbers));
      }
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        assertThat(answer.join().statusCode()).isIn(422, 503);
      }
      check(console);
      command.terminate();
      assertThat(command.rest()).doesNotContain("OutOfMemory");
    }
  }

  @Test
  void leavesTheServerOutOfACheck() throws Exception {
    try (Command command =
        Command.start(List.of("-Xlog:class+load:stdout"), "check", SIGNED.toString())) {
      String loaded = command.rest();
      assertThat(command.end()).isEqualTo(4);
      assertThat(loaded)
          .contains("dev.countersign.gate.check.Checker")
          .doesNotContain("org.springframework", "org.postgresql", "dev.countersign.server.");
    }
  }

  private Command start() throws Exception {
    return Command.start(
        List.of("-Xmx384m"), "start", "--port", "0", "--data", folder.resolve("data").toString());
  }

  private String check(URI console) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(console.resolve("/api/v1/checks"))
                .POST(BodyPublishers.ofFile(SIGNED))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private CompletableFuture<HttpResponse<String>> post(URI console, String payload) {
    return http.sendAsync(
        HttpRequest.newBuilder(console.resolve("/api/v1/checks"))
            .POST(BodyPublishers.ofString(payload))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
