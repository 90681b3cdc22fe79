package dev.countersign.lure.file;

import dev.countersign.lure.content.Content;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What surrounds a file: a script among a project's files is nothing, one that came alone is. */
enum Scene {
  /** It was handed over by itself. */
  ALONE,
  /** It lies with others, in an archive or a folder. */
  AMONG_FILES,
  /** It lies in a project: source code, a package, an unpacked program. */
  PROJECT;

  private static final Set<String> MARKS =
      Set.of(
          "package.json",
          "setup.py",
          "setup.cfg",
          "pyproject.toml",
          "requirements.txt",
          "makefile",
          "cargo.toml",
          "go.mod",
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "composer.json",
          "gemfile",
          "cmakelists.txt",
          "configure.ac",
          "meson.build",
          "pkg-info",
          "manifest.mf",
          "wheel",
          "control",
          "tsconfig.json",
          "hardhat.config.js",
          "foundry.toml",
          "dockerfile",
          "makefile.am",
          "manifest.json",
          ".gitignore",
          "license",
          "license.txt",
          "license.md",
          "copying");

  private static final Set<String> SOURCES =
      Set.of(
          "js", "mjs", "cjs", "ts", "tsx", "jsx", "py", "java", "kt", "go", "rs", "c", "h", "cc",
          "cpp", "hpp", "cs", "rb", "php", "sol", "sh", "css", "html", "htm", "vue", "swift",
          "class");

  private static final int FEW = 3;

  /** What lies together in an archive or a folder. */
  static Scene of(List<Content> files) {
    long sources = files.stream().filter(file -> SOURCES.contains(file.extension())).count();
    boolean marked =
        files.stream().anyMatch(file -> MARKS.contains(file.name().toLowerCase(Locale.ROOT)));
    return sources > FEW || (marked && sources > 0) ? PROJECT : AMONG_FILES;
  }
}
