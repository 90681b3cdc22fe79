package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How module loaders complete a path that leaves something out. */
public final class Modules {
  private static final List<String> SCRIPT_ENDINGS =
      List.of(
          "",
          ".js",
          ".cjs",
          ".mjs",
          ".ts",
          ".cts",
          ".mts",
          ".tsx",
          ".jsx",
          ".json",
          ".node",
          "/index.js",
          "/index.cjs",
          "/index.mjs",
          "/index.ts",
          "/index.tsx",
          "/index.jsx");

  private Modules() {}

  /** The file that Node.js or a bundler would load for a path without ending; null for none. */
  public static @Nullable String script(Folder folder, String path) {
    for (String ending : SCRIPT_ENDINGS) {
      if (folder.has(path + ending)) {
        return path + ending;
      }
    }
    int dot = path.lastIndexOf('.');
    if (dot > path.lastIndexOf('/')) { // TypeScript writes .js where it means the .ts beside it
      String bare = path.substring(0, dot);
      for (String ending : List.of(".ts", ".tsx", ".mts", ".cts")) {
        if (folder.has(bare + ending)) {
          return bare + ending;
        }
      }
    }
    String main =
        folder
            .json(Paths.in(path, "package.json"))
            .map(json -> json.path("main"))
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .orElse("");
    String resolved = main.isEmpty() ? null : Paths.resolve(path, main);
    if (resolved == null || resolved.equals(path)) {
      return null;
    }
    for (String ending : SCRIPT_ENDINGS) {
      if (folder.has(resolved + ending)) {
        return resolved + ending;
      }
    }
    return null;
  }

  /** The file that Python would load for a module, dots as slashes; null for none. */
  public static @Nullable String python(Folder folder, String base, String module) {
    String path = Paths.in(base, module.replace('.', '/'));
    for (String ending : List.of(".py", "/__init__.py", ".pyw")) {
      if (folder.has(path + ending)) {
        return path + ending;
      }
    }
    return null;
  }
}
