package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What {@code package.json} and {@code binding.gyp} have run (docs.npmjs.com, scripts). */
final class NodeTriggers {
  private static final Set<String> ON_INSTALL =
      Set.of(
          "preinstall",
          "install",
          "postinstall",
          "prepublish",
          "preprepare",
          "prepare",
          "postprepare",
          "dependencies");
  private static final Set<String> ON_START =
      Set.of("start", "prestart", "poststart", "dev", "serve", "develop", "server", "client");
  private static final Set<String> ON_TEST = Set.of("test", "pretest", "posttest");
  private static final Pattern GYP_COMMAND =
      Pattern.compile("<!@?\\(([^'\"\\n]{1,500}?)\\)['\"]|<!@?\\((.{1,500}?)\\)\\s*['\"]");

  private NodeTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.named("package.json")) {
      folder.json(path).ifPresent(json -> packageJson(folder, triggers, path, json));
    }
    for (String path : folder.named("binding.gyp")) {
      Matcher matcher = GYP_COMMAND.matcher(folder.text(path));
      while (matcher.find()) {
        String command = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        triggers.command(
            When.INSTALL,
            "when somebody runs npm install",
            path,
            command,
            command.replace("\\\"", "\"").replace("\\'", "'"));
      }
    }
  }

  private static void packageJson(Folder folder, Triggers triggers, String path, JsonNode json) {
    for (Map.Entry<String, JsonNode> script : json.path("scripts").properties()) {
      if (script.getValue().isString()) {
        String name = script.getKey();
        When when = when(name);
        triggers.command(
            when,
            when == When.INSTALL
                ? "when somebody runs npm install"
                : "when somebody runs " + command(name),
            path,
            "\"" + name + "\"",
            script.getValue().asString());
      }
    }
    String home = Paths.folder(path);
    entry(folder, triggers, path, home, json.path("main"), "main");
    entry(folder, triggers, path, home, json.path("module"), "module");
    entry(folder, triggers, path, home, json.path("exports"), "exports");
    JsonNode bin = json.path("bin");
    entry(folder, triggers, path, home, bin, "bin");
    if (!json.has("main")) {
      String index = Paths.in(home, "index.js");
      if (folder.has(index)) {
        triggers.file(When.START, "when it is started or loaded", path, "", index);
      }
    }
  }

  private static void entry(
      Folder folder, Triggers triggers, String path, String home, JsonNode value, String name) {
    if (value.isString()) {
      String resolved = Paths.resolve(home, value.asString());
      String found = resolved == null ? null : Modules.script(folder, resolved);
      if (found != null) {
        triggers.file(When.START, "when it is started or loaded", path, "\"" + name + "\"", found);
      }
    } else {
      value.forEach(inner -> entry(folder, triggers, path, home, inner, name));
    }
  }

  private static String command(String name) {
    return switch (name) {
      case "start", "test" -> "npm " + name;
      default -> "npm run " + name;
    };
  }

  private static When when(String name) {
    if (ON_INSTALL.contains(name)) {
      return When.INSTALL;
    }
    String first = name.split(":", 2)[0];
    if (ON_START.contains(first)) {
      return When.START;
    }
    return ON_TEST.contains(first) ? When.TEST : When.BUILD;
  }
}
