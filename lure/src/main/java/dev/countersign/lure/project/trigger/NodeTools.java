package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Configuration of the tools around Node.js that is itself code, or names code to run. */
final class NodeTools {
  private static final Pattern CONFIGURATION =
      Pattern.compile(
          "(?:.+[.-](?:config|conf|setup)|\\.[a-z-]+rc|gruntfile|gulpfile|jakefile|truffle|webpack\\..+"
              + "|setuptests|config-overrides|\\.pnpmfile)\\.(?:js|cjs|mjs|ts|cts|mts)");
  private static final Pattern OF_TESTS =
      Pattern.compile(".*(?:jest|vitest|karma|cypress|playwright|wdio|ava|mocha|nyc|setuptests).*");
  private static final Pattern NPMRC =
      Pattern.compile(
          "(?m)^\\s*(node-options|script-shell|shell|git|editor|onload-script|init-module|globalconfig)"
              + "\\s*=\\s*(.+)$");
  private static final Pattern YARN =
      Pattern.compile("(?m)^\\s*(?:yarnPath:|yarn-path|-\\s+path:)\\s*[\"']?([^\"'\\n]+)");
  private static final Pattern PRELOAD = Pattern.compile("preload\\s*=\\s*\\[?\\s*([^\\n\\]]+)");
  private static final String ON_INSTALL = "when somebody installs it";

  private NodeTools() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      if (Paths.under(path, "node_modules")) {
        continue;
      }
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      switch (name) {
        case ".npmrc" -> npmrc(folder, triggers, path);
        case ".yarnrc.yml", ".yarnrc" -> yarn(folder, triggers, path);
        case "bunfig.toml" -> bun(folder, triggers, path);
        case ".pnpmfile.cjs" -> triggers.itself(When.INSTALL, ON_INSTALL, path);
        default -> configuration(triggers, path, name);
      }
    }
  }

  private static void configuration(Triggers triggers, String path, String name) {
    if (name.length() <= 100 && CONFIGURATION.matcher(name).matches()) {
      boolean test = OF_TESTS.matcher(name).matches();
      triggers.itself(
          test ? When.TEST : When.BUILD,
          test ? "when somebody runs its tests" : "when somebody builds or starts it",
          path);
    }
  }

  private static void npmrc(Folder folder, Triggers triggers, String path) {
    Matcher matcher = NPMRC.matcher(folder.text(path));
    while (matcher.find()) {
      String value = matcher.group(2).strip();
      boolean options = matcher.group(1).equals("node-options");
      triggers.command(
          When.INSTALL,
          "when somebody runs npm there",
          path,
          matcher.group(1),
          options ? "node " + value : value);
    }
  }

  private static void yarn(Folder folder, Triggers triggers, String path) {
    Matcher matcher = YARN.matcher(folder.text(path));
    while (matcher.find()) {
      String file = Paths.resolve(Paths.folder(path), matcher.group(1).strip());
      if (file != null && folder.has(file)) {
        triggers.file(When.INSTALL, "when somebody runs yarn there", path, matcher.group(), file);
      }
    }
  }

  private static void bun(Folder folder, Triggers triggers, String path) {
    Matcher matcher = PRELOAD.matcher(folder.text(path));
    while (matcher.find()) {
      for (String part : matcher.group(1).split("[\"',\\s]+", -1)) {
        String file = part.isEmpty() ? null : Paths.resolve(Paths.folder(path), part);
        if (file != null && folder.has(file)) {
          triggers.file(When.START, "when somebody runs bun there", path, part, file);
        }
      }
    }
  }
}
