package dev.countersign.lure.project;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import dev.countersign.lure.project.folder.Quote;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says in words what a folder is. */
final class ProjectKind {
  private static final Map<String, String> MARKS =
      Map.ofEntries(
          Map.entry("pyproject.toml", "a Python project"),
          Map.entry("setup.py", "a Python project"),
          Map.entry("requirements.txt", "a Python project"),
          Map.entry("pipfile", "a Python project"),
          Map.entry("cargo.toml", "a Rust project"),
          Map.entry("go.mod", "a Go project"),
          Map.entry("pom.xml", "a Java project"),
          Map.entry("build.gradle", "a Java project"),
          Map.entry("build.gradle.kts", "a Java project"),
          Map.entry("composer.json", "a PHP project"),
          Map.entry("gemfile", "a Ruby project"),
          Map.entry("foundry.toml", "a project of smart contracts"),
          Map.entry("cmakelists.txt", "a C or C++ project"),
          Map.entry("makefile", "a project that is built with make"));
  private static final Set<String> CODE =
      Set.of(
          "js", "ts", "py", "sh", "ps1", "ipynb", "sol", "java", "go", "rs", "c", "cpp", "rb",
          "php");
  private static final Pattern PYTHON_NAME =
      Pattern.compile("(?m)^\\s*name\\s*=\\s*[\"']([^\"'\\n]{1,100})[\"']");

  private ProjectKind() {}

  static String of(Folder folder) {
    String shortest = null;
    for (String path : folder.paths()) {
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      if ((name.equals("package.json") || MARKS.containsKey(name))
          && before(folder, path, shortest)) {
        shortest = path;
      }
    }
    if (shortest == null) {
      boolean code = folder.files().stream().anyMatch(file -> CODE.contains(file.extension()));
      return code ? "a folder with code" : "a folder";
    }
    String name = Paths.name(shortest).toLowerCase(Locale.ROOT);
    if (name.equals("package.json")) {
      String called =
          folder
              .json(shortest)
              .map(json -> json.path("name"))
              .filter(JsonNode::isString)
              .map(JsonNode::asString)
              .orElse("");
      return "a Node.js project" + named(called);
    }
    String kind = MARKS.getOrDefault(name, "a folder with code");
    if (name.equals("setup.py") || name.equals("pyproject.toml")) {
      Matcher matcher = PYTHON_NAME.matcher(folder.text(shortest));
      return kind + named(matcher.find() ? matcher.group(1) : "");
    }
    return kind;
  }

  private static String named(String name) {
    return name.isBlank() ? "" : " named " + Quote.of(name);
  }

  /** Nearer to the top; of two in one folder the one that says more. */
  private static boolean before(Folder folder, String path, @Nullable String other) {
    if (other == null) {
      return true;
    }
    long one = depth(path);
    long two = depth(other);
    return one < two
        || (one == two && Paths.name(path).equals("package.json"))
        || (one == two
            && Paths.name(other).equals("requirements.txt")
            && folder.has(path)
            && !Paths.name(path).equalsIgnoreCase("makefile")
            && !Paths.name(path).equals("requirements.txt"));
  }

  private static long depth(String path) {
    return path.chars().filter(c -> c == '/').count();
  }
}
