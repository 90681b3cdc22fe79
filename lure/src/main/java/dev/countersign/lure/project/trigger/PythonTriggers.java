package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Python's packaging and testing tools run (PEP 517, PEP 660, the site module). */
final class PythonTriggers {
  private static final Pattern BACKEND =
      Pattern.compile("(?m)^\\s*build-backend\\s*=\\s*[\"']([\\w.]+)(?::[\\w.]+)?[\"']");
  private static final Pattern BACKEND_PATH =
      Pattern.compile("(?m)^\\s*backend-path\\s*=\\s*\\[([^\\]]*)\\]");
  private static final Pattern BUILD_SCRIPT =
      Pattern.compile(
          "(?m)^\\s*(?:script|build|path|custom-hook|setup-script|generate-setup-file)\\s*=\\s*"
              + "[\"']([^\"'\\n]+\\.py)[\"']");
  private static final Pattern PTH_CODE = Pattern.compile("(?m)^import[ \\t][^\\n]*");
  private static final Pattern TOX_COMMAND =
      Pattern.compile("(?m)^\\s*commands(?:_pre|_post)?\\s*=\\s*(.+(?:\\n[ \\t]+.+)*)");
  private static final String ON_INSTALL = "when somebody installs it with pip";

  private PythonTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      switch (Paths.name(path)) {
        case "setup.py" -> triggers.itself(When.INSTALL, ON_INSTALL, path);
        case "pyproject.toml" -> pyproject(folder, triggers, path);
        case "hatch_build.py" -> triggers.itself(When.INSTALL, ON_INSTALL, path);
        case "conftest.py" -> triggers.itself(When.TEST, "when somebody runs pytest", path);
        case "noxfile.py" -> triggers.itself(When.TEST, "when somebody runs nox", path);
        case "tox.ini" -> tox(folder, triggers, path);
        case "sitecustomize.py", "usercustomize.py" ->
            triggers.itself(When.START, "whenever Python starts there", path);
        default -> byEnding(folder, triggers, path);
      }
    }
  }

  private static void byEnding(Folder folder, Triggers triggers, String path) {
    if (path.endsWith(".pth")) {
      Matcher matcher = PTH_CODE.matcher(folder.text(path));
      while (matcher.find()) {
        triggers.command(
            When.START,
            "whenever Python starts, once the file is installed",
            path,
            matcher.group(),
            "python -c '" + matcher.group().replace("'", "'\\''") + "'");
      }
    } else if (path.endsWith(".ipynb")) {
      triggers.itself(When.START, "when somebody runs the notebook", path);
    }
  }

  private static void pyproject(Folder folder, Triggers triggers, String path) {
    String text = folder.text(path);
    String home = Paths.folder(path);
    Matcher backend = BACKEND.matcher(text);
    Matcher paths = BACKEND_PATH.matcher(text);
    if (backend.find() && paths.find()) {
      List<String> bases = new ArrayList<>();
      for (String part : paths.group(1).split("[\"',\\s]+", -1)) {
        String base = part.isEmpty() ? null : Paths.resolve(home, part);
        if (base != null) {
          bases.add(base);
        }
      }
      for (String base : bases) {
        String file = Modules.python(folder, base, backend.group(1));
        if (file != null) {
          triggers.file(When.INSTALL, ON_INSTALL, path, "backend-path", file);
        }
      }
    }
    Matcher script = BUILD_SCRIPT.matcher(text);
    while (script.find()) {
      String file = Paths.resolve(home, script.group(1));
      if (file != null && folder.has(file)) {
        triggers.file(When.INSTALL, ON_INSTALL, path, script.group(1), file);
      }
    }
  }

  private static void tox(Folder folder, Triggers triggers, String path) {
    Matcher matcher = TOX_COMMAND.matcher(folder.text(path));
    while (matcher.find()) {
      for (String line : matcher.group(1).split("\n", -1)) {
        if (!line.isBlank()) {
          triggers.command(When.TEST, "when somebody runs tox", path, line.strip(), line.strip());
        }
      }
    }
  }
}
