package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.Locale;
import java.util.Set;

/** Files that people start by their name: at the top of a project, or scripts beside its readme. */
final class StartTriggers {
  private static final Set<String> NAMES =
      Set.of(
          "index.js",
          "index.ts",
          "index.mjs",
          "server.js",
          "server.ts",
          "app.js",
          "app.ts",
          "main.js",
          "main.ts",
          "bot.js",
          "bot.ts",
          "main.py",
          "app.py",
          "run.py",
          "bot.py",
          "manage.py",
          "__main__.py",
          "start.py",
          "server.py",
          "wsgi.py");
  private static final Set<String> SCRIPTS =
      Set.of("sh", "bash", "zsh", "command", "bat", "cmd", "ps1", "vbs", "wsf", "hta", "scpt");

  private StartTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    int least = Integer.MAX_VALUE;
    for (String path : folder.paths()) {
      least = Math.min(least, depth(path));
    }
    for (String path : folder.paths()) {
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      int depth = depth(path);
      boolean script = SCRIPTS.contains(name.substring(name.lastIndexOf('.') + 1));
      boolean started = name.equals("__main__.py") || (depth <= least + 2 && NAMES.contains(name));
      if (started || (script && depth <= least + 1)) {
        triggers.itself(When.START, "when somebody starts " + folder.shown(path), path);
      }
    }
  }

  private static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }
}
