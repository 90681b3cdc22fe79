package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What JetBrains' editors, Vim, Zed and direnv run of a project's folder. JetBrains' files are read
 * attribute by attribute: an XML parser would gain nothing and has doors of its own.
 */
final class EditorTriggers {
  private static final Pattern OPTION =
      Pattern.compile(
          "<(?:option|param|parameter)\\s+name=\"(SCRIPT_TEXT|SCRIPT_PATH|SCRIPT_NAME|program|COMMAND|"
              + "command|path-to-js-file)\"\\s+value=\"([^\"]{1,4000})\"");
  private static final Pattern NODE_FILE = Pattern.compile("\\spath-to-js-file=\"([^\"]{1,500})\"");
  private static final Pattern ARGUMENTS =
      Pattern.compile(
          "name=\"(?:arguments|PARAMETERS|SCRIPT_OPTIONS)\"\\s+value=\"([^\"]{1,4000})\"");
  private static final Pattern STARTED =
      Pattern.compile("<configuration\\s+name=\"([^\"]{1,200})\"");
  private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]{1,200})\"");
  private static final String OPENED = "when somebody opens the folder in an editor of JetBrains";

  private EditorTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    Set<String> onOpening = startup(folder);
    for (String path : folder.paths()) {
      if (Paths.under(path, ".idea") && path.endsWith(".xml")) {
        idea(folder, triggers, path, onOpening);
      } else {
        others(folder, triggers, path);
      }
    }
  }

  /** The names of the configurations that run when the project is opened. */
  private static Set<String> startup(Folder folder) {
    Set<String> names = new LinkedHashSet<>();
    for (String path : folder.paths()) {
      if (Paths.under(path, ".idea") && path.endsWith(".xml")) {
        String text = folder.text(path);
        int at = text.indexOf("\"ProjectStartup");
        int end = at < 0 ? -1 : text.indexOf("</component>", at);
        if (end > at) {
          Matcher matcher = STARTED.matcher(text.substring(at, end));
          while (matcher.find()) {
            names.add(matcher.group(1).replaceFirst("^[^.]*\\.", ""));
            names.add(matcher.group(1));
          }
        }
      }
    }
    return names;
  }

  private static void idea(Folder folder, Triggers triggers, String path, Set<String> onOpening) {
    String text = folder.text(path);
    boolean watcher = path.endsWith("/watcherTasks.xml");
    for (String part : text.split("(?=<configuration\\s|<TaskOptions|<tool\\s)", -1)) {
      Matcher named = NAME.matcher(part);
      String name = named.find() ? named.group(1) : "";
      boolean open = watcher || (part.startsWith("<configuration") && onOpening.contains(name));
      String occasion =
          open ? OPENED : "when somebody starts " + name + " in an editor of JetBrains";
      Matcher arguments = ARGUMENTS.matcher(part);
      String rest = arguments.find() ? " " + plain(arguments.group(1)) : "";
      Matcher option = OPTION.matcher(part);
      String project = path.substring(0, Math.max(0, path.lastIndexOf(".idea/") - 1));
      while (option.find()) {
        triggers.command(
            open ? When.OPEN : When.START,
            occasion,
            path,
            option.group(),
            plain(option.group(2)) + rest,
            project);
      }
      Matcher file = NODE_FILE.matcher(part);
      while (file.find()) {
        triggers.command(
            open ? When.OPEN : When.START,
            occasion,
            path,
            file.group().strip(),
            "node " + plain(file.group(1)),
            project);
      }
    }
  }

  private static String plain(String value) {
    return value
        .replace("$PROJECT_DIR$/", "")
        .replace("$ProjectFileDir$/", "")
        .replace("$PROJECT_DIR$", ".")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#10;", "\n")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static void others(Folder folder, Triggers triggers, String path) {
    String name = Paths.name(path);
    String home = Paths.folder(path);
    switch (name) {
      case ".envrc" ->
          triggers.command(
              When.START,
              "when somebody enters the folder with direnv",
              path,
              "",
              folder.text(path));
      case ".exrc", ".nvim.lua", ".nvimrc", ".lvimrc" ->
          triggers.itself(When.START, "when somebody opens the folder in Vim", path);
      case "tasks.json" -> {
        if (Paths.name(home).equals(".zed")) {
          folder
              .json(path)
              .ifPresent(json ->
                  json.forEach(task ->
                      triggers.command(
                          When.BUILD,
                          "when somebody runs the task in Zed",
                          path,
                          task.path("label").asString(""),
                          task.path("command").asString(""),
                          Paths.folder(home))));
        }
      }
      case "settings.json" -> {
        if (Paths.name(home).equals(".zed")) {
          folder.json(path).ifPresent(json -> zed(folder, triggers, path, json));
        }
      }
      default -> {}
    }
  }

  private static void zed(Folder folder, Triggers triggers, String path, JsonNode json) {
    for (JsonNode server : json.path("lsp")) {
      String program = server.path("binary").path("path").asString("");
      String project = Paths.folder(Paths.folder(path));
      String file = Paths.resolve(project, program);
      if (file != null && folder.has(file)) {
        triggers.file(When.OPEN, "when somebody opens the folder in Zed", path, program, file);
      }
    }
  }
}
