package dev.countersign.acceptance.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.manual.Project;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
  private static final Path SIGNED = Project.ROOT.resolve("examples/bybit-2025-02-21.json");

  @TempDir private Path folder;

  @Test
  void printsTheVerdictOnTheWorkedExampleAndServesUntilItIsStopped() throws Exception {
    Path running = folder.resolve("data/postgresql-18/cluster/postmaster.pid");
    String permalink;
    Visitor founder;
    try (Command command = start()) {
      URI console = URI.create(command.await("The console: "));
      founder = founder(command, console);
      assertThat(command.printed())
          .contains("DENY")
          .contains("[unknown-delegatecall]")
          .contains("0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8")
          .contains("Unpacking PostgreSQL");
      assertThat(console.getHost()).isEqualTo("localhost");
      permalink = check(founder);
      assertThat(running).exists();
      assertThat(command.terminate()).isEqualTo(143);
      assertThat(running).doesNotExist();
      assertThat(command.rest()).doesNotContain("Exception");
    }

    // Killed, it leaves its database running; the next start takes that over.
    try (Command command = start()) {
      URI console = URI.create(command.await("The console: "));
      assertThat(founder.at(console).get(permalink).statusCode()).isEqualTo(200);
      command.kill();
      assertThat(running).exists();
    }
    try (Command command = start()) {
      URI console = URI.create(command.await("The console: "));
      assertThat(founder.at(console).get(permalink).body()).contains("\"deny\"");
      assertThat(command.terminate()).isEqualTo(143);
    }
  }

  @Test
  void saysInASentenceWhyItCannotStart() throws Exception {
    Prepared.in(folder.resolve("data"));
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
    Prepared.in(folder.resolve("data"));
    try (Command command = start()) {
      URI console = URI.create(command.await("The console: "));
      Visitor founder = founder(command, console);
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(post(founder, deep));
        answers.add(post(founder, numbers));
      }
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        assertThat(answer.join().statusCode()).isIn(422, 503);
      }
      check(founder);
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

  private static Visitor founder(Command command, URI console) throws IOException {
    return Visitor.founder(
        console, URI.create("http://localhost" + command.await("  http://localhost")));
  }

  private static String check(Visitor visitor) throws IOException {
    HttpResponse<String> answer = visitor.post("/api/v1/checks", Files.readString(SIGNED));
    assertThat(answer.statusCode()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static CompletableFuture<HttpResponse<String>> post(Visitor visitor, String payload) {
    return CompletableFuture.supplyAsync(() -> visitor.post("/api/v1/checks", payload));
  }
}
