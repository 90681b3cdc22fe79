package dev.countersign.lure.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a confined process tries; the same is done by one that is not. */
class ConfinementTest {
  private static final Set<String> READING =
      Set.of("read a file outside", "list a folder outside", "resolve a name");

  @TempDir Path folder;

  @BeforeEach
  void onlyWhereItIsOffered() {
    assumeTrue(Confinement.supported(), "confinement is offered by Linux on x86_64 and aarch64");
  }

  @Test
  void allOfItSucceedsWithoutConfinement() throws Exception {
    assertThat(attempts(Attempts.How.NOT_AT_ALL).values()).hasSize(24).containsOnly("done");
  }

  @Test
  void theFilterAloneRefusesAllButReading() throws Exception {
    Map<String, String> attempts = attempts(Attempts.How.FILTER_ALONE);
    READING.forEach(attempts::remove);
    assertThat(attempts).hasSize(21);
    assertThat(attempts.values()).containsOnly("refused");
    assertThat(folder.resolve("secret")).hasContent("a secret");
  }

  @Test
  void nothingOfItSucceedsInConfinement() throws Exception {
    assumeTrue(
        FileView.of(new Kernel(Machine.here().orElseThrow())).available(),
        "reading of other files is denied by Landlock, which this kernel lacks");
    assertThat(attempts(Attempts.How.WHOLE).values()).hasSize(24).containsOnly("refused");
    assertThat(folder.resolve("secret")).hasContent("a secret");
    try (var left = Files.list(folder)) {
      assertThat(left.map(one -> one.getFileName().toString()))
          .containsOnly("secret", "other", "cwd");
    }
  }

  private Map<String, String> attempts(Attempts.How how) throws Exception {
    Files.writeString(folder.resolve("secret"), "a secret");
    Files.writeString(folder.resolve("other"), "another");
    Path cwd = Files.createDirectory(folder.resolve("cwd"));
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread answering = Thread.ofVirtual().start(() -> answer(server));
      Map<String, String> attempts = run(how, server.getLocalPort(), cwd);
      server.close();
      answering.join();
      return attempts;
    }
  }

  private Map<String, String> run(Attempts.How how, int port, Path cwd) throws Exception {
    List<String> command = new ArrayList<>();
    String attempts = Attempts.class.getName();
    if (how == Attempts.How.WHOLE) {
      command.addAll(ReaderCommand.of(attempts, cwd));
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("--enable-native-access=ALL-UNNAMED");
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), attempts));
    }
    command.addAll(List.of(how.name(), Integer.toString(port), folder.toString(), known()));
    Process process =
        new ProcessBuilder(command)
            .directory(cwd.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Map<String, String> attemptsMade = new LinkedHashMap<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines
          .lines()
          .map(line -> line.split("=", 2))
          .forEach(pair -> attemptsMade.put(pair[0], pair[1]));
    }
    assertThat(process.waitFor()).isZero();
    assertThat(attemptsMade.remove("confined"))
        .isEqualTo(
            switch (how) {
              case NOT_AT_ALL -> "nothing";
              case FILTER_ALONE -> "0";
              case WHOLE -> new Confined(true, true, true, List.of()).toString();
            });
    return attemptsMade;
  }

  /** A name that the system knows by itself; localhost is known to the JDK. */
  private static String known() throws IOException {
    for (String line : Files.readAllLines(Path.of("/etc/hosts"))) {
      for (String name : line.strip().split("\\s+", -1)) {
        if (line.startsWith("127.")
            && name.matches("[a-z][a-z0-9.-]*")
            && !name.contains("local")) {
          return name;
        }
      }
    }
    return abort(
        "/etc/hosts has no name beside localhost that could be resolved without a network");
  }

  /** A server that the attempts could reach. */
  private static void answer(ServerSocket server) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        socket
            .getOutputStream()
            .write("HTTP/1.0 200 OK\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        assertThat(e).isNotNull();
      }
    }
  }
}
