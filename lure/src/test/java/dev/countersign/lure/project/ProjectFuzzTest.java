package dev.countersign.lure.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.content.Tree;
import dev.countersign.model.verdict.Finding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whatever stands in a project's files, it is read, and what is quoted of it can be shown. */
class ProjectFuzzTest {
  private static final String[] NAMES = {
    "package.json",
    ".vscode/tasks.json",
    ".vscode/settings.json",
    ".git/config",
    "Makefile",
    "README.md",
    "pyproject.toml",
    "requirements.txt",
    "package-lock.json",
    "yarn.lock",
    ".idea/workspace.xml",
    "binding.gyp",
    "docker-compose.yml",
    "Dockerfile",
    "x.ipynb",
    "x.pth",
    "setup.py",
    "run.sh",
    ".npmrc",
    "a.woff2",
    "index.js",
    ".devcontainer/devcontainer.json",
    "pom.xml",
    "CMakeLists.txt",
    "composer.json",
    "tox.ini",
    "App.vue"
  };

  @FuzzTest(maxDuration = "10s")
  void anyProjectIsRead(FuzzedDataProvider data) {
    List<Content> files = new ArrayList<>();
    while (data.remainingBytes() > 0 && files.size() < 8) {
      String name = data.pickValue(NAMES);
      byte[] bytes =
          data.consumeBoolean()
              ? data.consumeBytes(400)
              : data.consumeString(400).getBytes(StandardCharsets.UTF_8);
      files.add(Content.of(name, bytes));
    }
    Budget budget = new Budget(1 << 20, 100, Duration.ofSeconds(20), System::nanoTime);
    ProjectRead read = ProjectReading.read(new Tree("x.zip", files), budget);
    assertThat(read.what()).isNotBlank();
    for (Finding finding : read.findings()) {
      assertThat(finding.evidence()).containsKeys("words", "where", "sure");
      assertThat(finding.evidence().get("words")).hasSizeLessThanOrEqualTo(200);
      assertThat(finding.evidence().values()).noneMatch(value -> value.indexOf('\n') >= 0);
    }
  }
}
