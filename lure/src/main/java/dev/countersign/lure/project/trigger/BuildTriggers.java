package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What make and its relatives, Cargo, Go, CMake, Composer and Ruby's tools run. */
final class BuildTriggers {
  private static final Pattern TARGET =
      Pattern.compile("([A-Za-z0-9_./%-]+)(?:[ \\t]+[A-Za-z0-9_./%-]+)*[ \\t]*::?(?!=).*");
  private static final Pattern SHELL = Pattern.compile("\\$\\(shell\\s+([^\\n]{1,2000})\\)");
  private static final Pattern CARGO =
      Pattern.compile(
          "(?m)^\\s*(?:runner|rustc-wrapper|rustc-workspace-wrapper|linker|rustc)\\s*=\\s*(.+)$");
  private static final Pattern GENERATE = Pattern.compile("(?m)^//go:generate\\s+(.+)$");
  private static final Pattern CMAKE =
      Pattern.compile(
          "(?is)(?:execute_process|add_custom_command|add_custom_target)\\s*\\((.{1,2000}?)\\)");
  private static final Pattern TASK =
      Pattern.compile("(?m)^\\s*-?\\s*(?:cmd|sh|cmds):\\s*(\\S.*)$|^\\s+-\\s+(\\S.*)$");

  private BuildTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      if (Paths.under(path, "node_modules")) {
        continue;
      }
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      switch (name) {
        case "makefile", "gnumakefile", "justfile", ".justfile" ->
            recipes(folder, triggers, path, name);
        case "taskfile.yml", "taskfile.yaml" ->
            each(folder, triggers, path, TASK, When.BUILD, "when somebody runs task");
        case "build.rs" -> triggers.itself(When.BUILD, "when somebody runs cargo build", path);
        case "config.toml", "config" -> {
          if (Paths.name(Paths.folder(path)).equals(".cargo")) {
            each(folder, triggers, path, CARGO, When.BUILD, "when somebody runs cargo there");
          }
        }
        case "cmakelists.txt" ->
            each(folder, triggers, path, CMAKE, When.BUILD, "when somebody runs cmake");
        case "composer.json" -> composer(folder, triggers, path);
        case "rakefile", "gemfile", "extconf.rb" ->
            triggers.itself(
                When.INSTALL, "when somebody installs or builds it with Ruby's tools", path);
        default -> {
          if (name.endsWith(".go")) {
            each(folder, triggers, path, GENERATE, When.BUILD, "when somebody runs go generate");
          } else if (name.endsWith(".mk")) {
            recipes(folder, triggers, path, name);
          }
        }
      }
    }
  }

  private static void each(
      Folder folder, Triggers triggers, String path, Pattern pattern, When when, String occasion) {
    Matcher matcher = pattern.matcher(folder.text(path));
    while (matcher.find()) {
      String command = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      triggers.command(when, occasion, path, matcher.group(), command.replace('"', ' '));
    }
  }

  private static void composer(Folder folder, Triggers triggers, String path) {
    folder
        .json(path)
        .ifPresent(json ->
            json.path("scripts")
                .forEachEntry((name, command) -> {
                  boolean install =
                      name.contains("install")
                          || name.contains("update")
                          || name.contains("autoload");
                  When when = install ? When.INSTALL : When.BUILD;
                  String occasion =
                      install
                          ? "when somebody runs composer install"
                          : "when somebody runs composer " + name;
                  if (command.isString()) {
                    triggers.command(when, occasion, path, "\"" + name + "\"", command.asString());
                  }
                  command.forEach(one ->
                      triggers.command(when, occasion, path, "\"" + name + "\"", one.asString("")));
                }));
  }

  /** The recipes of a makefile, each target's lines as one script. */
  private static void recipes(Folder folder, Triggers triggers, String path, String name) {
    String text = folder.text(path);
    Matcher shell = SHELL.matcher(text);
    while (shell.find()) {
      triggers.command(When.BUILD, "when somebody runs make", path, shell.group(), shell.group(1));
    }
    String tool = name.contains("just") ? "just" : "make";
    String target = "";
    StringBuilder script = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      boolean recipe = line.startsWith("\t") || (tool.equals("just") && line.startsWith("  "));
      if (recipe) {
        script.append(line.strip().replaceFirst("^[@+-]+", "").replace("$$", "$")).append('\n');
      } else if (!line.isBlank()) {
        flush(triggers, path, tool, target, script);
        Matcher matcher = TARGET.matcher(line);
        target = line.length() < 1_000 && matcher.matches() ? matcher.group(1) : target;
      }
    }
    flush(triggers, path, tool, target, script);
  }

  private static void flush(
      Triggers triggers, String path, String tool, String target, StringBuilder script) {
    if (!script.isEmpty()) {
      triggers.command(
          When.BUILD,
          "when somebody runs " + tool + " " + target,
          path,
          script.substring(0, script.indexOf("\n")),
          script.toString().replace("\\\n", " "));
      script.setLength(0);
    }
  }
}
