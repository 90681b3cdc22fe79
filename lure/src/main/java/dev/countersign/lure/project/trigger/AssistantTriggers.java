package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the settings of programming assistants run: servers that they start for their tools (Model
 * Context Protocol), and hooks that they run by themselves, on starting for one.
 */
final class AssistantTriggers {
  private static final Set<String> FOLDERS =
      Set.of(
          ".claude",
          ".cursor",
          ".gemini",
          ".codex",
          ".windsurf",
          ".kiro",
          ".roo",
          ".amazonq",
          ".continue",
          ".vscode",
          ".zed");

  private AssistantTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      String home = Paths.folder(path);
      boolean there = FOLDERS.contains(Paths.name(home));
      boolean servers = name.equals("mcp.json") || name.equals(".mcp.json");
      if (name.endsWith(".json") && (servers || there)) {
        String project = there ? Paths.folder(home) : home;
        folder
            .json(path)
            .ifPresent(json -> {
              servers(triggers, path, project, json);
              json.path("hooks")
                  .forEachEntry((event, hooks) -> hooks(triggers, path, project, event, hooks));
            });
      }
    }
  }

  private static void servers(Triggers triggers, String path, String project, JsonNode json) {
    for (String key :
        new String[] {"mcpServers", "servers", "context_servers", "mcp.servers", "mcp"}) {
      for (JsonNode server : json.path(key)) {
        JsonNode told = server.path("command");
        String program = told.isObject() ? told.path("path").asString("") : told.asString("");
        if (!program.isEmpty()) {
          StringBuilder command = new StringBuilder(program);
          (told.isObject() ? told : server)
              .path("args")
              .forEach(word -> command.append(' ').append(quoted(word.asString(""))));
          triggers.command(
              When.START,
              "when the editor's assistant starts the project's servers",
              path,
              program,
              command.toString(),
              project);
        }
      }
    }
  }

  /** Hooks stand in lists in lists, each with a command. */
  private static void hooks(
      Triggers triggers, String path, String project, String event, JsonNode hooks) {
    JsonNode command = hooks.path("command");
    if (command.isString()) {
      triggers.command(
          When.START,
          "when a programming assistant is used in the folder (" + event + ")",
          path,
          "\"" + event + "\"",
          command.asString(),
          project);
    }
    if (hooks.isArray() || hooks.path("hooks").isArray()) {
      (hooks.isArray() ? hooks : hooks.path("hooks"))
          .forEach(one -> hooks(triggers, path, project, event, one));
    }
  }

  private static String quoted(String argument) {
    return argument.matches("[\\w./:=@%+,-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
