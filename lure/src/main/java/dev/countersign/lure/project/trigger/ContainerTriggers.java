package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a Dockerfile and a development container run (containers.dev). */
final class ContainerTriggers {
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?mi)^[ \\t]*(?:RUN|CMD|ENTRYPOINT)[ \\t]+((?:[^\\n]*\\\\[ \\t]*\\r?\\n)*[^\\n]*)");
  private static final List<String> INSIDE =
      List.of(
          "onCreateCommand",
          "updateContentCommand",
          "postCreateCommand",
          "postStartCommand",
          "postAttachCommand");

  private ContainerTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      if (name.equals("devcontainer.json") || name.equals(".devcontainer.json")) {
        folder.json(path).ifPresent(json -> container(triggers, path, json));
      } else if (name.equals("dockerfile")
          || name.startsWith("dockerfile.")
          || name.endsWith(".dockerfile")
          || name.equals("containerfile")) {
        Matcher matcher = INSTRUCTION.matcher(folder.text(path));
        while (matcher.find()) {
          triggers.command(
              When.CONTAINER,
              "when somebody builds or starts its container",
              path,
              matcher.group(),
              matcher.group(1).replaceAll("\\\\[ \\t]*\\r?\\n", " "));
        }
      }
    }
  }

  private static void container(Triggers triggers, String path, JsonNode json) {
    String home = Paths.folder(path);
    String project = Paths.name(home).equals(".devcontainer") ? Paths.folder(home) : home;
    commands(
        json.path("initializeCommand"),
        command ->
            triggers.command(
                When.CONTAINER,
                "on this computer, when somebody opens the folder in its container",
                path,
                "initializeCommand",
                command,
                project));
    for (String key : INSIDE) {
      commands(
          json.path(key),
          command ->
              triggers.command(
                  When.CONTAINER,
                  "when somebody opens the folder in its container",
                  path,
                  key,
                  command,
                  project));
    }
  }

  private static void commands(JsonNode value, java.util.function.Consumer<String> each) {
    if (value.isString()) {
      each.accept(value.asString());
    } else if (value.isArray()) {
      StringBuilder command = new StringBuilder();
      value.forEach(word -> command.append(command.isEmpty() ? "" : " ").append(word.asString("")));
      each.accept(command.toString());
    } else {
      value.forEach(one -> commands(one, each));
    }
  }
}
