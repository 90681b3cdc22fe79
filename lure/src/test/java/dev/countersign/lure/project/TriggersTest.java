package dev.countersign.lure.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Tree;
import dev.countersign.lure.project.trigger.Trigger;
import dev.countersign.lure.project.trigger.When;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a project's code run, and when. */
class TriggersTest {
  private static List<Trigger> triggers(Tree tree) {
    return ProjectReading.read(tree, Budget.usual()).triggers();
  }

  @ParameterizedTest
  @CsvSource({
    "preinstall, INSTALL",
    "install, INSTALL",
    "postinstall, INSTALL",
    "prepare, INSTALL",
    "build, BUILD",
    "pretest, TEST",
    "test:unit, TEST",
    "start, START",
    "dev, START",
    "lint, BUILD"
  })
  void aScriptOfNodeRunsWhenItsNameSays(String name, When when) {
    assertThat(
            triggers(Trees.of("package.json", "{\n \"scripts\": {\n  \"" + name + "\": \"x y\"}}")))
        .singleElement()
        .satisfies(trigger -> {
          assertThat(trigger.when()).isEqualTo(when);
          assertThat(trigger.command()).isEqualTo("x y");
          assertThat(trigger.where()).isEqualTo("package.json:3");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "setup.py, INSTALL",
    "conftest.py, TEST",
    "tests/conftest.py, TEST",
    "lib/sitecustomize.py, START",
    "jest.config.js, TEST",
    "tailwind.config.ts, BUILD",
    ".eslintrc.cjs, BUILD",
    "hardhat.config.ts, BUILD",
    "truffle.js, BUILD",
    "gulpfile.mjs, BUILD",
    ".pnpmfile.cjs, INSTALL",
    "build.rs, BUILD",
    "settings.gradle.kts, BUILD",
    "Gemfile, INSTALL",
    "server.js, START",
    "run.sh, START",
    ".husky/pre-commit, COMMIT",
    ".git/hooks/post-checkout, COMMIT",
    "book.ipynb, START"
  })
  void aFileRunsByItselfWhenItsNameSays(String path, When when) {
    assertThat(triggers(Trees.of(path, "x")))
        .singleElement()
        .satisfies(trigger -> {
          assertThat(trigger.when()).isEqualTo(when);
          assertThat(trigger.files()).containsExactly("test.zip!/" + path);
        });
  }

  @Test
  void ordinaryFilesRunNothing() {
    assertThat(
            triggers(
                Trees.of(
                    "lib/util.js",
                    "x",
                    "README.md",
                    "It is fast.",
                    ".git/hooks/pre-commit.sample",
                    "x",
                    "docs/config",
                    "[core]\n fsmonitor = ./x",
                    "package.json",
                    "{\"name\": \"x\"}")))
        .isEmpty();
  }

  @Test
  void aTaskThatRunsOnOpeningIsToldFirst() {
    assertThat(
            triggers(
                Trees.of(
                    "package.json",
                    "{\"scripts\": {\"start\": \"node x\"}}",
                    ".vscode/tasks.json",
                    """
                    // tasks
                    {"tasks": [{"label": "env", "type": "shell",
                      "command": "node ${workspaceFolder}/fonts/a.woff2",
                      "runOptions": {"runOn": "folderOpen"},},]}
                    """)))
        .first()
        .satisfies(trigger -> {
          assertThat(trigger.when()).isEqualTo(When.OPEN);
          assertThat(trigger.command()).isEqualTo("node fonts/a.woff2");
          assertThat(trigger.where()).isEqualTo(".vscode/tasks.json:3");
        });
  }
}
