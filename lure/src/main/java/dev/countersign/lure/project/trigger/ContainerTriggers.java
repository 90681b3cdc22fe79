package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a Dockerfile and a development container run (containers.dev). */
final class ContainerTriggers {
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?mi)^[ \\t]*(?:RUN|CMD|ENTRYPOINT)[ \\t]+((?:[^\\n]*\\\\[ \\t]*\\r?\\n){0,200}[^\\n]*)");
  private static final List<String> INSIDE =
      List.of(
          "onCreateCommand",
          "updateContentCommand",
          "postCreateCommand",
          "postStartCommand",
          "postAttachCommand");

  private static final Pattern STARTED =
      Pattern.compile("(?m)^[ \\t]*(?:command|entrypoint|test):[ \\t]*([^\\s|>&#][^\\n]*)$");
  private static final Pattern TASK =
      Pattern.compile(
          "(?m)^[ \\t]*(?:-[ \\t]+)?(?:before|init|prebuild|command):[ \\t]*([^\\s|>&#][^\\n]*)$");

  private ContainerTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      if (name.equals("devcontainer.json") || name.equals(".devcontainer.json")) {
        folder.json(path).ifPresent(json -> container(triggers, path, json));
      } else if (name.matches("(?:docker-)?compose(?:\\.[\\w-]+)?\\.ya?ml")) {
        lines(
            folder, triggers, path, STARTED, When.CONTAINER, "when somebody starts its container");
      } else if (name.equals(".gitpod.yml")) {
        lines(folder, triggers, path, TASK, When.CONTAINER, "when somebody opens it in Gitpod");
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

  private static void lines(
      Folder folder, Triggers triggers, String path, Pattern lines, When when, String occasion) {
    Matcher matcher = lines.matcher(folder.text(path));
    while (matcher.find()) {
      String written = matcher.group(1).strip();
      String command =
          written.startsWith("[")
              ? written
                  .replaceAll("^\\[|\\]$", "")
                  .replaceAll("[\"']\\s*,\\s*(?=[\"'])", "$0 ")
                  .replaceAll(", *(?=[\"'])", " ")
              : written;
      triggers.command(when, occasion, path, matcher.group().strip(), command);
    }
  }

  private static void container(Triggers triggers, String path, JsonNode json) {
    String home = Paths.folder(path);
    String project = Paths.name(home).equals(".devcontainer") ? Paths.folder(home) : home;
    commands(
        json.path("initializeCommand"),
        command ->
            triggers.command(
                When.HOST,
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

  private static void commands(JsonNode value, Consumer<String> each) {
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
