package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.command.CommandLine;
import dev.countersign.lure.project.command.Dangers;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the files in {@code .vscode} and those {@code .code-workspace} have Visual Studio Code and
 * its descendants run: tasks, launch configurations, programs named in settings.
 */
final class VisualStudioCode {
  private static final List<String> SYSTEMS = List.of("windows", "osx", "linux");
  private static final String EDITOR = "in Visual Studio Code";

  private VisualStudioCode() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      String name = Paths.name(path);
      String home = Paths.folder(path);
      if (Paths.name(home).equals(".vscode")) {
        String project = Paths.folder(home);
        switch (name) {
          case "tasks.json" ->
              folder.json(path).ifPresent(json -> tasks(folder, triggers, path, project, json));
          case "settings.json" ->
              folder.json(path).ifPresent(json -> settings(folder, triggers, path, project, json));
          case "launch.json" ->
              folder.json(path).ifPresent(json -> launch(folder, triggers, path, project, json));
          default -> {}
        }
      } else if (name.endsWith(".code-workspace")) {
        folder
            .json(path)
            .ifPresent(json -> {
              tasks(folder, triggers, path, home, json.path("tasks"));
              settings(folder, triggers, path, home, json.path("settings"));
              launch(folder, triggers, path, home, json.path("launch"));
            });
      }
    }
  }

  private static void tasks(
      Folder folder, Triggers triggers, String path, String project, JsonNode json) {
    JsonNode shared = json.path("tasks");
    for (JsonNode task : shared) {
      boolean open =
          json.path("runOptions").path("runOn").asString("").equals("folderOpen")
              || task.path("runOptions").path("runOn").asString("").equals("folderOpen");
      String label = task.path("label").asString(task.path("taskName").asString(""));
      String occasion =
          open
              ? "when somebody opens the folder " + EDITOR
              : "when somebody runs the task " + label + " " + EDITOR;
      When when = open ? When.OPEN : When.BUILD;
      one(folder, triggers, path, project, task, when, occasion);
      for (String system : SYSTEMS) {
        one(folder, triggers, path, project, task.path(system), when, occasion);
      }
      if (open) {
        for (JsonNode first :
            task.path("dependsOn").isArray()
                ? task.path("dependsOn")
                : List.of(task.path("dependsOn"))) {
          for (JsonNode other : shared) {
            if (other.path("label").asString("").equals(first.asString("?"))) {
              one(folder, triggers, path, project, other, when, occasion);
            }
          }
        }
      }
    }
  }

  private static void one(
      Folder folder,
      Triggers triggers,
      String path,
      String project,
      JsonNode task,
      When when,
      String occasion) {
    StringBuilder command = new StringBuilder(text(task.path("command")));
    if (command.isEmpty() && task.path("type").asString("").equals("npm")) {
      command.append("npm run ").append(task.path("script").asString(""));
    }
    if (command.isEmpty()) {
      return;
    }
    String words = command.toString();
    for (JsonNode argument : task.path("args")) {
      command.append(' ').append(quoted(text(argument)));
    }
    triggers.command(
        when,
        occasion,
        path,
        marked(folder, path, words),
        here(command.toString()),
        folderOf(project, task.path("options").path("cwd").asString("")));
  }

  private static void settings(
      Folder folder, Triggers triggers, String path, String project, JsonNode json) {
    for (Map.Entry<String, JsonNode> setting : json.properties()) {
      String name = setting.getKey();
      JsonNode value = setting.getValue();
      if (name.startsWith("terminal.integrated.automationProfile.")) {
        profile(triggers, path, project, name, value);
      } else if (name.startsWith("terminal.integrated.profiles.")) {
        value.forEach(one -> profile(triggers, path, project, name, one));
      } else if (name.startsWith("terminal.integrated.env.")) {
        value.forEachEntry((variable, text) -> {
          if (variable.equals("NODE_OPTIONS")) {
            triggers.command(
                When.OPEN,
                "when somebody uses the terminal " + EDITOR,
                path,
                variable,
                "node " + here(text.asString("")),
                project);
          }
        });
      } else if (value.isArray() && runs(name)) {
        command(folder, triggers, path, project, name, value);
      } else if (value.isObject() && !name.startsWith("[")) {
        value.forEachEntry((tool, program) -> {
          if (program.isString() && name.endsWith("Tools")) {
            at(folder, triggers, path, project, name, program.asString());
          }
        });
      } else if (value.isString()) {
        program(folder, triggers, path, project, name, value.asString());
      }
    }
  }

  /** A setting that names a file of the project, as a path to a program. */
  private static void program(
      Folder folder, Triggers triggers, String path, String project, String name, String value) {
    if (runs(name)) {
      at(folder, triggers, path, project, name, value);
    }
  }

  private static void at(
      Folder folder, Triggers triggers, String path, String project, String name, String value) {
    String file = Paths.resolve(project, here(value));
    if (file != null && folder.has(file)) {
      triggers.file(
          When.OPEN, "when somebody opens the folder " + EDITOR, path, "\"" + name + "\"", file);
    }
  }

  /**
   * A command in a list: a tool of the system's is nothing, a file of the project or a danger is.
   */
  private static void command(
      Folder folder, Triggers triggers, String path, String project, String name, JsonNode words) {
    StringBuilder command = new StringBuilder();
    for (JsonNode word : words) {
      command.append(command.isEmpty() ? "" : " ").append(quoted(here(text(word))));
      at(folder, triggers, path, project, name, text(word));
    }
    if (!Dangers.of(CommandLine.of(command.toString())).isEmpty()) {
      triggers.command(
          When.OPEN,
          "when somebody opens the folder " + EDITOR,
          path,
          "\"" + name + "\"",
          command.toString(),
          project);
    }
  }

  private static boolean runs(String setting) {
    String name = setting.toLowerCase(Locale.ROOT);
    return name.endsWith("path")
        || name.endsWith("executable")
        || name.endsWith("binary")
        || name.endsWith("command")
        || name.endsWith("tsdk")
        || name.endsWith("runtime");
  }

  private static void profile(
      Triggers triggers, String path, String project, String name, JsonNode profile) {
    String program = text(profile.path("path"));
    JsonNode arguments = profile.path("args");
    if (program.isEmpty() || arguments.isEmpty()) {
      return; // another shell by itself runs nothing
    }
    StringBuilder command = new StringBuilder(program);
    arguments.forEach(argument -> command.append(' ').append(quoted(text(argument))));
    triggers.command(
        When.OPEN,
        "when somebody opens the terminal or runs a task " + EDITOR,
        path,
        name,
        here(command.toString()),
        project);
  }

  private static void launch(
      Folder folder, Triggers triggers, String path, String project, JsonNode json) {
    for (JsonNode configuration : json.path("configurations")) {
      String name = configuration.path("name").asString("");
      String occasion = "when somebody starts " + name + " " + EDITOR;
      for (String key : List.of("runtimeExecutable", "program")) {
        String value = configuration.path(key).asString("");
        if (!value.isEmpty()) {
          StringBuilder command = new StringBuilder(here(value));
          for (JsonNode argument : configuration.path("runtimeArgs")) {
            command.append(' ').append(quoted(here(text(argument))));
          }
          triggers.command(
              When.START, occasion, path, marked(folder, path, value), command.toString(), project);
        }
      }
    }
  }

  /** Text, or the value of a quoted one. */
  private static String text(JsonNode node) {
    if (node.isArray()) { // a command may be a list of lines
      StringBuilder lines = new StringBuilder();
      node.forEach(line -> lines.append(lines.isEmpty() ? "" : "\n").append(line.asString("")));
      return lines.toString();
    }
    return node.isObject() ? node.path("value").asString("") : node.asString("");
  }

  private static String quoted(String argument) {
    return argument.matches("[\\w./:=@%+,-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  /** A string as it stands in the file, where JSON writes it as it is. */
  private static String marked(Folder folder, String path, String words) {
    String first = words.lines().findFirst().orElse("");
    return folder.text(path).contains(first) ? first : "\"command\"";
  }

  private static String here(String command) {
    return command
        .replace("${workspaceFolder}/", "")
        .replace("${workspaceRoot}/", "")
        .replace("${workspaceFolder}\\", "")
        .replace("${workspaceFolder}", ".");
  }

  private static String folderOf(String project, String written) {
    String resolved = written.isEmpty() ? project : Paths.resolve(project, here(written));
    return resolved == null ? project : resolved;
  }
}
