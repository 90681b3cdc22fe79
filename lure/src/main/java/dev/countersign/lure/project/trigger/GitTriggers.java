package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What git runs: programs that a shipped repository's configuration names, and hooks. */
final class GitTriggers {
  private static final Pattern SECTION = Pattern.compile("\\s*\\[([\\w.-]+)(?:\\s+\"(.*)\")?\\].*");
  private static final Set<String> PROGRAMS =
      Set.of(
          "core.fsmonitor",
          "core.hookspath",
          "core.sshcommand",
          "core.pager",
          "core.editor",
          "core.askpass",
          "core.gitproxy",
          "diff.external",
          "gpg.program",
          "sequence.editor",
          "interactive.difffilter",
          "uploadpack.packobjectshook");
  private static final Set<String> PARTS =
      Set.of("textconv", "command", "clean", "smudge", "process", "cmd");
  private static final Set<String> HOOKS =
      Set.of(
          "applypatch-msg",
          "pre-applypatch",
          "post-applypatch",
          "pre-commit",
          "pre-merge-commit",
          "prepare-commit-msg",
          "commit-msg",
          "post-commit",
          "pre-rebase",
          "post-checkout",
          "post-merge",
          "pre-push",
          "pre-auto-gc",
          "post-rewrite",
          "post-index-change",
          "reference-transaction",
          "fsmonitor-watchman");
  private static final Pattern ENTRY = Pattern.compile("(?m)^\\s*-?\\s*(?:entry|run):\\s*(.+)$");
  private static final String COMMITS = "when somebody commits or pushes";

  private GitTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      String name = Paths.name(path);
      String home = Paths.folder(path);
      if (name.equals("config") && repository(folder, home)) {
        configuration(folder, triggers, path);
      } else if (HOOKS.contains(name) && hooks(home)) {
        triggers.itself(When.COMMIT, "when somebody commits, pushes or checks out", path);
      } else if (name.equals(".pre-commit-config.yaml")
          || name.equals("lefthook.yml")
          || name.equals(".lefthook.yml")) {
        Matcher matcher = ENTRY.matcher(folder.text(path));
        while (matcher.find()) {
          triggers.command(When.COMMIT, COMMITS, path, matcher.group(), matcher.group(1));
        }
      } else if (name.equals("package.json") && !Paths.under(path, "node_modules")) {
        folder.json(path).ifPresent(json -> inPackage(triggers, path, json));
      }
    }
  }

  private static boolean repository(Folder folder, String home) {
    return Paths.name(home).equals(".git")
        || folder.has(Paths.in(home, "HEAD"))
        || Paths.name(Paths.folder(home)).equals("modules");
  }

  private static boolean hooks(String home) {
    return switch (Paths.name(home)) {
      case "hooks", ".husky", ".githooks", "githooks", "git-hooks", ".hooks" -> true;
      default -> false;
    };
  }

  private static void inPackage(Triggers triggers, String path, JsonNode json) {
    for (JsonNode hooks :
        new JsonNode[] {json.path("husky").path("hooks"), json.path("simple-git-hooks")}) {
      hooks.forEachEntry((hook, command) ->
          triggers.command(When.COMMIT, COMMITS, path, "\"" + hook + "\"", command.asString("")));
    }
  }

  private static void configuration(Folder folder, Triggers triggers, String path) {
    String section = "";
    String home = Paths.folder(path);
    String project = Paths.name(home).equals(".git") ? Paths.folder(home) : home;
    for (String line : folder.text(path).split("\n", -1)) {
      Matcher matcher = SECTION.matcher(line);
      if (line.length() < 2_000 && matcher.matches()) {
        section = matcher.group(1).toLowerCase(Locale.ROOT);
        continue;
      }
      int equals = line.indexOf('=');
      if (equals > 0) {
        String key = section + "." + line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(equals + 1).strip();
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
          value =
              value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        if (runs(key, value)) {
          setting(folder, triggers, path, project, line, key, value);
        }
      }
    }
  }

  private static void setting(
      Folder folder,
      Triggers triggers,
      String path,
      String project,
      String line,
      String key,
      String value) {
    String occasion =
        key.equals("core.fsmonitor")
            ? "when somebody, or an editor, asks git anything in the folder"
            : "when somebody uses git in the folder";
    if (key.equals("core.hookspath")) {
      String hooks = Paths.resolve(project, value);
      for (String file : folder.paths()) {
        if (hooks != null && Paths.folder(file).equals(hooks) && HOOKS.contains(Paths.name(file))) {
          triggers.file(When.COMMIT, occasion, path, line, file);
        }
      }
      return;
    }
    String command = value.startsWith("!") ? value.substring(1) : value;
    triggers.command(
        key.startsWith("alias.") ? When.COMMIT : When.GIT, occasion, path, line, command, project);
  }

  private static boolean runs(String key, String value) {
    String part = key.substring(key.lastIndexOf('.') + 1);
    if (value.startsWith("git-lfs ") || value.startsWith("git lfs ")) {
      return false;
    }
    return switch (key) {
      case "core.fsmonitor" -> !Set.of("true", "false", "1", "0", "yes", "no").contains(value);
      case "core.pager", "core.editor" ->
          value.contains("/") || value.contains("|") || value.contains(";");
      default ->
          PROGRAMS.contains(key)
              || (key.startsWith("alias.") && value.startsWith("!"))
              || (key.startsWith("credential") && value.startsWith("!"))
              || ((key.startsWith("filter.") || key.startsWith("diff.")) && PARTS.contains(part));
    };
  }
}
