package dev.countersign.lure.project.dependency;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Collects what a project asks for: npm's and Python's files. */
final class Dependencies {
  private static final int MOST = 5_000;
  private static final List<String> NODE =
      List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");
  private static final Pattern REQUIREMENT =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*(.*)");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"'\\n]{1,300})[\"']");
  private static final Pattern PYTHON_LIST =
      Pattern.compile(
          "(?s)\\b(?:dependencies|install_requires|setup_requires|requires)\\s*=\\s*\\[(.{0,5000}?)\\]");

  private Dependencies() {}

  static List<Dependency> of(Folder folder) {
    List<Dependency> found = new ArrayList<>();
    for (String path : folder.paths()) {
      if (Paths.under(path, "node_modules") || found.size() > MOST) {
        continue;
      }
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      if (name.equals("package.json")) {
        folder.json(path).ifPresent(json -> node(folder, path, json, found));
      } else if (name.matches("(?:.*[-_.])?requirements.*\\.(?:txt|in)|constraints\\.txt")
          || (name.endsWith(".txt") && Paths.name(Paths.folder(path)).equals("requirements"))) {
        requirements(folder, path, found);
      } else if (name.equals("pyproject.toml") || name.equals("setup.py")) {
        lists(folder, path, found);
      } else if (name.equals("pipfile")) {
        pipfile(folder, path, found);
      }
    }
    return found;
  }

  private static void node(Folder folder, String path, JsonNode json, List<Dependency> found) {
    for (String key : NODE) {
      for (Map.Entry<String, JsonNode> entry : json.path(key).properties()) {
        String name = entry.getKey();
        String wanted = entry.getValue().asString("");
        String where = folder.where(path, "\"" + name + "\"");
        if (wanted.startsWith("npm:")) {
          int at = wanted.indexOf('@', 5);
          name = wanted.substring(4, at < 0 ? wanted.length() : at);
          wanted = at < 0 ? "" : wanted.substring(at + 1);
        }
        found.add(new Dependency(Registry.NPM, name, wanted, path, where));
      }
    }
  }

  private static void requirements(Folder folder, String path, List<Dependency> found) {
    int number = 0;
    for (String line : folder.text(path).split("\n", -1)) {
      number++;
      String bare = line.replaceFirst("(?:^|\\s)#.*", "").strip();
      if (bare.startsWith("-e ") || bare.startsWith("--editable")) {
        bare = bare.substring(bare.indexOf(' ') + 1).strip();
      }
      String where = folder.shown(path) + ":" + number;
      if (bare.contains("://")) {
        Matcher egg = Pattern.compile("egg=([\\w.-]+)").matcher(bare);
        String name = egg.find() ? egg.group(1) : bare.split("@", 2)[0].strip();
        found.add(new Dependency(Registry.PYPI, name, bare, path, where));
      } else if (!bare.startsWith("-")) {
        one(bare, path, where, found);
      }
    }
  }

  private static void one(String text, String path, String where, List<Dependency> found) {
    Matcher matcher = REQUIREMENT.matcher(text);
    if (matcher.matches()) {
      found.add(new Dependency(Registry.PYPI, matcher.group(1), matcher.group(2), path, where));
    }
  }

  private static void lists(Folder folder, String path, List<Dependency> found) {
    Matcher list = PYTHON_LIST.matcher(head(folder.text(path)));
    while (list.find()) {
      Matcher quoted = QUOTED.matcher(list.group(1));
      while (quoted.find()) {
        one(quoted.group(1).strip(), path, folder.where(path, quoted.group()), found);
      }
    }
    if (path.endsWith(".toml")) {
      section(folder, path, "[tool.poetry.dependencies]", found);
    }
  }

  /** Lists of dependencies stand near the beginning. */
  private static String head(String text) {
    return text.substring(0, Math.min(text.length(), 200_000));
  }

  private static void pipfile(Folder folder, String path, List<Dependency> found) {
    section(folder, path, "[packages]", found);
    section(folder, path, "[dev-packages]", found);
  }

  private static void section(Folder folder, String path, String header, List<Dependency> found) {
    boolean inside = false;
    int number = 0;
    for (String line : folder.text(path).split("\n", -1)) {
      number++;
      String bare = line.strip();
      if (bare.startsWith("[")) {
        inside = bare.equals(header);
      } else if (inside && bare.contains("=") && !bare.startsWith("python ")) {
        String[] parts = bare.split("=", 2);
        String name = parts[0].strip().replace("\"", "");
        if (name.matches("[A-Za-z0-9._-]+")) {
          found.add(
              new Dependency(
                  Registry.PYPI, name, parts[1].strip(), path, folder.shown(path) + ":" + number));
        }
      }
    }
  }
}
