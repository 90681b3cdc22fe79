package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.json.Json;
import dev.countersign.server.NotStarted;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A machine is lost, and the company goes on from its last backup. */
class BackupTest {
  /** What a restore itself adds to or ends. */
  private static final Set<String> TOUCHED =
      Set.of(
          "installation",
          "journal",
          "journal_tail",
          "journal_head",
          "session",
          "invitation",
          "machine_token");

  @TempDir private Path folder;

  @Test
  void theCompanyGoesOnFromItsBackupOnceEnoughPeopleSaySo() throws IOException {
    Path data = folder.resolve("data");
    Path elsewhere = folder.resolve("elsewhere");
    Path file = folder.resolve("company.backup");
    try (Company company = Company.found(data, Clock.systemUTC())) {
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      String before = company.pay("rea", Company.SUPPLIER, "1");
      Company.told(company.approve("abe", before));
      Company.told(company.approve("amy", before));
      Company.told(company.confirm(before, 0));
      Company.told(company.confirm(before, 1));
      company.carryOut(before);
      company.await(before, "confirmed");
      String open = company.pay("rea", Company.SUPPLIER, "2");
      Company.told(company.approve("abe", open));
      String key =
          Company.group(
              company.person("otto").get("/journal").body(), "with the key <code>(0x[0-9a-f]{64})");

      Said backup = Said.by("backup", file.toString(), "--data", data.toString(), "--json");
      assertThat(backup.exitCode()).as(backup.err()).isZero();
      JsonNode made = Json.parse(backup.out(), "The answer");
      assertThat(made.path("whole").asBoolean()).isTrue();
      assertThat(made.path("keys").toString()).contains("journal.key", "countersign.json");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(Said.by("backup", file.toString(), "--data", data.toString()).err())
          .contains("nothing is overwritten");

      // After the backup the open one gets its nonce and signature, which the backup knows nothing
      // of.
      Company.told(company.approve("amy", open));
      assertThat(company.state(open)).as(company.page(open)).isEqualTo("countersigned");
      String lost = company.pay("rea", Company.SUPPLIER, "3");
      company.server().close();

      JsonNode restored = restored(file, elsewhere);
      assertThat(restored.path("entries")).isEqualTo(made.path("entries"));
      assertThat(restored.path("rows")).isEqualTo(made.path("rows"));
      assertThat(restored.path("stopped").asBoolean()).isTrue();
      assertThat(restored.path("missing").toString()).contains("keys/countersign.password");
      assertThatThrownBy(() -> start(company, elsewhere))
          .isInstanceOf(NotStarted.class)
          .hasMessageContaining("countersign.password");
      Files.copy(
          data.resolve("keys/countersign.password"),
          elsewhere.resolve("keys/countersign.password"));
      sameRows(file, elsewhere);

      try (Server server = start(company, elsewhere)) {
        assertThat(server.enrolmentLink()).isNull();
        Visitor otto = company.person("otto");
        assertThat(otto.get(open).statusCode()).isNotEqualTo(200); // their session has ended
        for (String name : List.of("ada", "ben", "rea", "abe", "amy", "otto")) {
          company.person(name).signIn();
        }
        assertThat(otto.get(lost).statusCode()).isEqualTo(404);
        assertThat(company.state(before)).isEqualTo("confirmed");
        assertThat(company.state(open)).isEqualTo("waiting");
        Company.told(company.approve("amy", open));
        assertThat(company.state(open)).isEqualTo("waiting");
        assertThat(company.page(open)).contains("All signing stands still: Restored from the");

        company.change("stop-lifted", Map.of("reason", "The queue was looked through"));
        company.await(open, "countersigned");
        Path export = folder.resolve("journal.jsonl");
        assertThat(
                Said.by("journal", "export", export.toString(), "--data", elsewhere.toString())
                    .exitCode())
            .isZero();
        // The key that signs is the one of before, and the chain goes on from the backup's end.
        Said verified =
            Said.by(
                "journal",
                "verify",
                export.toString(),
                "--key",
                key,
                "--noted",
                made.path("entries").asInt() + ":" + made.path("last").asString());
        assertThat(verified.out()).startsWith("WHOLE");
        assertThat(Files.readString(export))
            .contains("\"kind\":\"installation-restored\"", "\"kind\":\"signing-stopped\"");
      }
    }
  }

  /** Whoever restores by other means says so, before a server is started. */
  @Test
  void whatWasRestoredByOtherMeansIsMarked() {
    Path data = folder.resolve("data");
    try (Company company = Company.found(data, Clock.systemUTC())) {
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      // All but one had agreed to lift an earlier stop, none of them knowing of a restore.
      Company.told(company.person("sid").form("/stop", Map.of("reason", "A drill")));
      String lifting =
          Company.told(
                  company
                      .person("ada")
                      .deed("/changes/propose/stop-lifted", Map.of("reason", "It was a drill")))
              .path("location")
              .asString();
      company.server().close();
      Said marked = Said.by("restore", "--mark", "--data", data.toString());
      assertThat(marked.exitCode()).as(marked.err()).isZero();
      try (Server server = start(company, data)) {
        assertThat(company.person("otto").get("/journal").statusCode()).isNotEqualTo(200);
        company.person("otto").signIn();
        company.person("rea").signIn();
        company.person("ben").signIn();
        assertThat(company.person("ben").deed(lifting + "/agree", Map.of()).statusCode())
            .isEqualTo(422);
        assertThat(company.person("ben").get(lifting).body()).contains("propose it anew");
        String payment = company.pay("rea", Company.SUPPLIER, "1");
        assertThat(company.page(payment))
            .contains("All signing stands still: The database was")
            .contains("Signing had been stopped before")
            .contains("A drill");
        assertThat(server.enrolmentLink()).isNull();
      }
    }
  }

  /** A part of a backup. */
  static String text(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode restored(Path file, Path data) {
    Said said = Said.by("restore", file.toString(), "--data", data.toString(), "--json");
    assertThat(said.exitCode()).as(said.err()).isZero();
    return Json.parse(said.out(), "The answer");
  }

  /** A backup of what was restored has the same rows to the last character. */
  private void sameRows(Path file, Path data) throws IOException {
    Path again = folder.resolve("again.backup");
    assertThat(Said.by("backup", again.toString(), "--data", data.toString()).exitCode()).isZero();
    Map<String, String> before = tables(file);
    assertThat(before).hasSizeGreaterThan(20).containsKey("transfer_approval");
    assertThat(tables(again)).isEqualTo(before);
    Files.delete(again);
  }

  private static Map<String, String> tables(Path file) throws IOException {
    Map<String, String> tables = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName().replaceFirst("^tables/", "");
        if (!name.equals(entry.getName()) && !name.contains(".") && !TOUCHED.contains(name)) {
          tables.put(name, text(zip, entry));
        }
      }
    }
    return tables;
  }

  /** At the address of before, to which the passkeys and browsers belong. */
  private static Server start(Company company, Path data) {
    return Server.start(options(company.server().address().getPort(), data, company.anvil()));
  }

  private static ServerOptions options(int port, Path data, @Nullable Anvil anvil) {
    return new ServerOptions(
        port,
        null,
        data,
        null,
        anvil == null ? List.of() : List.of(anvil),
        List.of(),
        Clock.systemUTC(),
        progress -> {});
  }
}
