package dev.countersign.lure.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Tree;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings of tools as honest projects have them are not accused. */
class HonestToolsTest {
  private static final String NPM = "registry.npmjs.org";
  private static final String YARN = "registry.yarnpkg.com";
  private static final String PYTHON = "pypi.org";
  private static final String TORCH = "download.pytorch.org";

  private static void allowed(Tree tree) {
    List<Finding> findings = ProjectReading.read(tree, Budget.usual()).findings();
    assertThat(Verdict.of(findings).outcome()).as("%s", findings).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void knownRegistries() {
    allowed(
        Trees.of(
            ".npmrc",
            "registry=https://" + NPM + "/\n@acme:registry=https://npm.pkg.github.com\n",
            ".yarnrc.yml",
            "npmRegistryServer: \"https://" + YARN + "\"\n",
            "pip.conf",
            "[global]\nextra-index-url = https://" + TORCH + "/whl/cpu\n",
            "Pipfile",
            "[[source]]\nname = \"pypi\"\nurl = \"https://" + PYTHON + "/simple\"\n"));
  }

  @Test
  void aDependencyFromTheInterfaceOfACodeHost() {
    allowed(
        Trees.of(
            "package.json",
            """
            {"name": "app", "devDependencies":
              {"bundle": "https://api.github.com/repos/acme/bundle/tarball/9ff7c55cc67a7ddbc64f8e7270bcd75fcc72ce2f"}}
            """));
  }

  @Test
  void assistantsAndEditors() {
    allowed(
        Trees.of(
            ".claude/settings.json",
            """
            {"hooks": {"PostToolUse": [{"matcher": "Edit", "hooks": [{"type": "command", "command": "npx prettier --write ."}]}]}}
            """,
            ".mcp.json",
            "{\"mcpServers\": {\"docs\": {\"command\": \"npx\", \"args\": [\"-y\", \"@acme/docs\"]}}}",
            ".vscode/settings.json",
            """
            {"rust-analyzer.check.overrideCommand": ["cargo", "clippy", "--message-format=json"],
             "go.alternateTools": {"go": "/usr/local/go/bin/go"}}
            """));
  }

  @Test
  void languagesThatAreNotParsed() {
    allowed(
        Trees.of(
            "build.rs",
            """
            use std::process::Command;
            fn main() {
              // curl is not needed here
              let out = Command::new("git").args(["rev-parse", "HEAD"]).output().unwrap();
              println!("cargo:warning=install it with: curl https://payload.example/i.sh | sh");
            }
            """,
            "build.gradle",
            "task x(type: Exec) { commandLine 'sh', '-c', 'curl -s https://files.example/a.zip -o a.zip' }\n"));
  }

  @Test
  void containers() {
    allowed(
        Trees.of(
            "docker-compose.yml",
            """
            services:
              db:
                image: postgres:16
                command: ["postgres", "-c", "max_connections=200"]
                healthcheck:
                  test: ["CMD-SHELL", "curl -f http://localhost/health || exit 1"]
                volumes:
                  - ./data:/var/lib/postgresql/data
            """,
            ".devcontainer/devcontainer.json",
            "{\"image\": \"x\", \"runArgs\": [\"--name\", \"dev\"], \"postCreateCommand\": \"npm ci\"}",
            ".gitpod.yml",
            "tasks:\n  - init: npm ci\n    command: npm run dev\n"));
  }
}
