package dev.countersign.cli.intel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class IntelStixCommandsTest {
  @TempDir private Path folder;
  private String file = "";

  @BeforeEach
  void export() {
    file = folder.resolve("thieves.json").toString();
    Run run = Run.of("intel", "export", "--out", file);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("^\\d+ objects\n$");
  }

  @Test
  void whatIsExportedIsImportedAndAnswersTheSame() throws IOException {
    String to = folder.resolve("five").toString();
    Run run = Run.of("intel", "import", file, "--to", to);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("(\\d+) objects, \\1 of them Countersign's")
        .containsPattern("incidents +17")
        .containsPattern("published +18");
    for (String command : new String[] {"stats", "incidents", "actors", "export"}) {
      assertThat(Run.of("intel", command, "--from", to).out())
          .as(command)
          .isEqualTo(Run.of("intel", command).out());
    }
    assertThat(Files.readString(Path.of(file))).isEqualTo(Run.of("intel", "export").out());
  }

  @Test
  void nothingThatIsThereIsWrittenOver() throws IOException {
    Run run = Run.of("intel", "export", "--out", file);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is there already; expected a new one");
    Files.writeString(folder.resolve("published.json"), "mine");
    run = Run.of("intel", "import", file, "--to", folder.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("published.json is there already; expected a new folder");
    assertThat(folder.resolve("sources.json")).doesNotExist();
    assertThat(folder.resolve("published.json")).hasContent("mine");
  }

  @Test
  void whatIsNotUnderstoodIsToldHarmlessly() throws IOException {
    ObjectNode bundle = (ObjectNode) Json.parse(Files.readString(Path.of(file)), "It");
    ArrayNode objects = (ArrayNode) bundle.path("objects");
    objects.addObject().put("type", "x-\u001b[2J<script>").put("id", "x-\u001b[2J<script>--1");
    ((ObjectNode) objects.get(0)).put("x_\u202escore", 1);
    Path other = Files.writeString(folder.resolve("other.json"), Json.compact(bundle));
    Run run = Run.of("intel", "import", other.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("Not read: 1 x-\\u{001B}[2J<script>")
        .contains("Not read: the property x_\\u{202E}score")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
    run = Run.of("intel", "import", other.toString(), "--json");
    assertThat(run.exitCode()).isEqualTo(3);
    JsonNode json = Json.parse(run.out(), "The answer");
    assertThat(json.get("unread").intValue()).isEqualTo(1);
    assertThat(json.get("entries").get("incidents").intValue()).isEqualTo(17);
    assertThat(json.get("unreadProperties")).hasSize(1);
  }

  @Test
  void aBundleThatContradictsItselfIsRefused() throws IOException {
    String text = Files.readString(Path.of(file));
    Path other =
        Files.writeString(
            folder.resolve("other.json"),
            text.replaceFirst("\"confidence\" : 85", "\"confidence\" : 15"));
    Run run = Run.of("intel", "import", other.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("other.json: the object relationship--")
        .contains("\"confidence\" is not what its entries come to; expected 85");
    Files.writeString(
        other, "{\"type\": \"bundle\", \"objects\": [{\"type\": \"tool\", \"id\": \"tool--1\"}]}");
    run = Run.of("intel", "import", other.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("1 object, 0 of them Countersign's");
    run = Run.of("intel", "import", other.toString(), "--to", folder.resolve("five").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("holds no entries of Countersign's; nothing is written");
    run = Run.of("intel", "import", folder.resolve("none").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("does not exist or may not be read; expected a bundle");
  }
}
