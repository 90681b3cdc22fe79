package dev.countersign.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ConnectCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path key() {
    Path file = folder.resolve("bot.key");
    assertThat(Run.of("connect", "--new-key", file.toString()).exitCode()).isZero();
    return file;
  }

  @Test
  void makesAKeyAndPrintsItsPublicPartAlone() throws IOException {
    Path file = folder.resolve("new.key");
    Run run = Run.of("connect", "--new-key", file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode shown = Json.parse(run.out(), "It");
    assertThat(shown.propertyNames()).containsExactlyInAnyOrder("kty", "crv", "x", "y");
    JsonNode kept = Json.parse(Files.readString(file), "It");
    assertThat(kept.path("x")).isEqualTo(shown.path("x"));
    assertThat(run.out()).doesNotContain(kept.path("d").asString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Json.compact(MachineKey.open(file).publicJwk())).isEqualTo(Json.compact(shown));
    Run again = Run.of("connect", "--new-key", file.toString());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("already");
    assertThat(Json.parse(Files.readString(file), "It")).isEqualTo(kept);
  }

  @Test
  void refusesAKeyThatOthersCanRead() throws IOException {
    Path file = key();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Run run = connect(file, "http://localhost:1", "bot", "hot", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("chmod 600");
  }

  @Test
  void repeatsNothingOfAFileThatIsNoKey() throws IOException {
    Path file = key();
    Files.writeString(
        file, "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"hunter2\",\"y\":\"\",\"d\":\"*\"}");
    Run run = connect(file, "http://localhost:1", "bot", "hot", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("holds no key").doesNotContain("hunter2");
    assertThat(connect(folder.resolve("none"), "http://localhost:1", "bot", "hot", "0").err())
        .contains("cannot be read");
  }

  @ParameterizedTest
  @CsvSource({
    "http://countersign.example.com, bot, hot, 0, begins with https",
    "https://countersign.example.com/console, bot, hot, 0, a host and a port alone",
    "ftp://localhost, bot, hot, 0, http:// or https://",
    "http://localhost:1, Bot!, hot, 0, expected a name",
    "http://localhost:1, bot, ../hot, 0, expected a name",
    "http://localhost:1, bot, hot, 70000, The port 70000 is none"
  })
  void saysWhichOptionCannotBe(
      String server, String machine, String wallet, String port, String because) {
    Run run = connect(key(), server, machine, wallet, port);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(because);
  }

  @Test
  void namesWhatIsMissing() {
    Run run = Run.of("connect", "--wallet", "hot");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--key FILE --machine NAME --wallet LABEL");
  }

  @Test
  void saysThatTheServerIsNotThere() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      free = socket.getLocalPort();
    }
    Run run = connect(key(), "http://localhost:" + free, "bot", "hot", "0");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the server at localhost:" + free + " is not reachable");
  }

  private static Run connect(Path key, String server, String machine, String wallet, String port) {
    return Run.of(
        "connect",
        "--key",
        key.toString(),
        "--server",
        server,
        "--machine",
        machine,
        "--wallet",
        wallet,
        "--port",
        port);
  }
}
