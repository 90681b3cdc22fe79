package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is no backup, or not the one that was made, is refused, and nothing is left of it. */
class BackupRefusedTest {
  @TempDir private Path folder;

  @Test
  void restoresNothingOverWhatIsThereAndNothingThatIsNotWhole() throws IOException {
    Path data = folder.resolve("data");
    Path file = folder.resolve("company.backup");
    try (Server server =
        Server.start(
            new ServerOptions(
                0,
                null,
                Prepared.in(data),
                null,
                List.of(),
                List.of(),
                Clock.systemUTC(),
                progress -> {}))) {
      Visitor.founder(server.address(), Objects.requireNonNull(server.enrolmentLink()));
    }
    // Without a server, and to standard output.
    Said piped = Said.by("backup", "-", "--data", data.toString());
    assertThat(piped.exitCode()).as(piped.err()).isZero();
    assertThat(piped.err()).contains("written to standard output");
    Said backup =
        Said.by(
            "backup",
            file.toString(),
            "--data",
            data.toString(),
            "--without-journal-key",
            "--json");
    JsonNode made = Json.parse(backup.out(), "The answer");
    assertThat(made.path("keys").toString()).isEqualTo("[\"countersign.json\"]");
    String sum = made.path("sum").asString();

    Said full = Said.by("restore", file.toString(), "--data", data.toString());
    assertThat(full.exitCode()).isEqualTo(1);
    assertThat(full.err()).contains("is not empty; nothing is restored over what is there");
    assertThat(data.resolve("keys/countersign.json")).exists();

    byte[] bytes = Files.readAllBytes(file);
    Path elsewhere = folder.resolve("elsewhere");
    Path torn = folder.resolve("torn.backup");
    Files.write(torn, Arrays.copyOf(bytes, bytes.length - 100));
    refused(torn, elsewhere);
    changed(file, torn, "tables/team", rows -> rows + "intruders\n", false);
    refused(torn, elsewhere);
    Files.writeString(torn, "not a backup");
    refused(torn, elsewhere);

    // Whoever can write the file can write its sums; the journal and a noted sum tell.
    changed(
        file, torn, "tables/journal", rows -> rows.replaceFirst("\\t[a-z-]+\\t", "\tx\t"), true);
    assertThat(said(torn, elsewhere).err()).contains("The backup's journal is broken at entry 1");
    changed(file, torn, "backup.json", it -> it.replace("]", ",\"999\"]"), true);
    assertThat(said(torn, elsewhere).err())
        .contains("restore it with the build that wrote it, or a newer one");
    changed(file, torn, "tables/team", rows -> rows + "intruders\n", true);
    assertThat(said(torn, elsewhere, "--sum", sum).err())
        .contains("is not the one that was noted")
        .contains(sum);

    // Nothing is left of what was refused.
    Said restored =
        Said.by("restore", file.toString(), "--data", elsewhere.toString(), "--sum", sum);
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(elsewhere.resolve("keys/journal.key")).doesNotExist();
  }

  /** A company on a database of its own must not take what is in a folder for its backup. */
  @Test
  void saysThatADatabaseOfOnesOwnIsBackedUpOtherwise() throws IOException {
    String file = folder.resolve("b").toString();
    String url = "jdbc:postgresql://localhost/countersign";
    Said backup = Said.by("backup", file, "--database", url);
    assertThat(backup.exitCode()).isEqualTo(2);
    assertThat(backup.err()).contains("is backed up by PostgreSQL's own means");
    Said restore = Said.by("restore", file, "--database", url);
    assertThat(restore.exitCode()).isEqualTo(2);
    assertThat(restore.err()).contains("is restored by PostgreSQL's own means");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Said none = Said.by("backup", file, "--data", empty.toString());
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("There is no database in the data folder");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void asksForABackupOrForTheMark() {
    assertThat(Said.by("restore").exitCode()).isEqualTo(2);
    assertThat(Said.by("restore", "file", "--mark").exitCode()).isEqualTo(2);
    assertThat(Said.by("restore", "file", "--sum", "0x12").exitCode()).isEqualTo(2);
    Said none = Said.by("backup", folder.resolve("b").toString(), "--data", "/no/such/folder");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("There is no data folder");
    assertThat(folder.resolve("b")).doesNotExist();
  }

  private static void refused(Path file, Path data) {
    assertThat(said(file, data).err()).contains("The backup " + file);
    assertThat(data).doesNotExist();
  }

  private static Said said(Path file, Path data, String... more) {
    List<String> words =
        new ArrayList<>(List.of("restore", file.toString(), "--data", data.toString()));
    words.addAll(List.of(more));
    Said said = Said.by(words.toArray(String[]::new));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(1);
    return said;
  }

  /** The same backup with another part, zipped as it should be. */
  private static void changed(
      Path file, Path to, String part, UnaryOperator<String> change, boolean sums)
      throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : zip.stream().toList()) {
        String text = BackupTest.text(zip, entry);
        if (entry.getName().equals(part)) {
          text = change.apply(text);
        } else if (sums && entry.getName().equals("sums.json")) {
          ObjectNode all = (ObjectNode) Json.parse(text, "The sums");
          String now = change.apply(BackupTest.text(zip, zip.getEntry(part)));
          all.putObject(part)
              .put(
                  "sha256",
                  CanonicalJson.sha256(now.getBytes(StandardCharsets.UTF_8)).toHex().substring(2))
              .put("rows", now.chars().filter(each -> each == '\n').count());
          text = Json.compact(all);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }
}
