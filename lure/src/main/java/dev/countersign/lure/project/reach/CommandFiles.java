package dev.countersign.lure.project.reach;

import dev.countersign.lure.project.command.CommandLine;
import dev.countersign.lure.project.command.Step;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import dev.countersign.lure.project.trigger.Modules;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The files of a tree that a command line runs. */
final class CommandFiles {
  private static final Set<String> PACKAGE_TOOLS = Set.of("npm", "yarn", "pnpm", "bun");
  private static final Set<String> SCRIPT_TOOLS =
      Set.of("run-s", "run-p", "npm-run-all", "concurrently");
  private static final Set<String> JAVASCRIPT =
      Set.of(
          "node",
          "nodejs",
          "ts-node",
          "tsx",
          "nodemon",
          "bun",
          "deno",
          "babel-node",
          "electron",
          "esno",
          "jiti",
          "forever",
          "pm2");
  private static final Set<String> PYTHON = Set.of("python", "python3", "python2", "py", "pythonw");

  private final Folder folder;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> found = new LinkedHashSet<>();

  private CommandFiles(Folder folder) {
    this.folder = folder;
  }

  static Set<String> of(Folder folder, String command, String at) {
    CommandFiles files = new CommandFiles(folder);
    files.read(command, at);
    return files.found;
  }

  private void read(String command, String at) {
    if (!seen.add(at + "\n" + command) || seen.size() > 200) {
      return;
    }
    String here = at;
    for (Step step : CommandLine.of(command).all()) {
      if (step.program().equals("cd") && step.words().size() > 1) {
        String moved = Paths.resolve(here, step.words().get(1));
        here = moved == null ? here : moved;
      } else {
        step(step, here);
      }
    }
  }

  private void step(Step step, String here) {
    List<String> words = step.words();
    String program = step.program();
    if (PACKAGE_TOOLS.contains(program)) {
      packageTool(words, here);
    } else if (SCRIPT_TOOLS.contains(program)) {
      words.stream().skip(1).forEach(word -> script(word.replaceFirst("^npm:", ""), here));
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (PYTHON.contains(program) && word.equals("-m") && i + 1 < words.size()) {
        module(words.get(i + 1), here);
      }
      int equals = word.startsWith("-") ? word.indexOf('=') : -1;
      String value = equals > 0 ? word.substring(equals + 1) : word;
      if (!value.startsWith("-")) {
        add(file(value, here, i > 0 && JAVASCRIPT.contains(program)));
      }
    }
    if (JAVASCRIPT.contains(program) && words.contains(".")) {
      add(Modules.script(folder, here.isEmpty() ? "index" : here));
    }
  }

  private @Nullable String file(String word, String here, boolean completed) {
    String tidy = word.replaceFirst("^[$]\\{?(?:PWD|INIT_CWD|npm_config_local_prefix)\\}?/", "");
    if (tidy.length() > 300 || tidy.indexOf('\n') >= 0) {
      return null;
    }
    for (String base : new String[] {here, ""}) {
      String path = Paths.resolve(base, tidy);
      if (path != null && !path.isEmpty()) {
        String file = completed ? Modules.script(folder, path) : folder.has(path) ? path : null;
        if (file != null) {
          return file;
        }
      }
    }
    return null;
  }

  private void module(String name, String here) {
    String file = Modules.python(folder, here, name);
    add(file);
    add(Modules.python(folder, here, name + ".__main__"));
  }

  private void packageTool(List<String> words, String here) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-") && !word.equals("run") && !word.equals("run-script")) {
        script(word, here);
        return;
      }
    }
  }

  private void script(String name, String here) {
    JsonNode scripts =
        folder
            .json(Paths.in(here, "package.json"))
            .map(json -> json.path("scripts"))
            .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    for (String each : List.of("pre" + name, name, "post" + name)) {
      if (scripts.path(each).isString()) {
        read(scripts.path(each).asString(), here);
      }
    }
  }

  private void add(@Nullable String file) {
    if (file != null) {
      found.add(file);
    }
  }
}
