package dev.countersign.lure.project.dependency;

import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.lure.project.dependency.Sources.Source;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import dev.countersign.lure.project.folder.Quote;
import dev.countersign.model.verdict.Finding;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings that have a package tool take packages from an address that is no known registry. */
final class OtherRegistries {
  private static final String ADDRESS = "[\"']?(https?://[^\\s\"']{1,500})";
  private static final Pattern NPM =
      Pattern.compile("(?m)^[ \\t]*(?:@[\\w.-]+:)?registry[ \\t]*=[ \\t]*" + ADDRESS);
  private static final Pattern YARN =
      Pattern.compile(
          "(?m)^[ \\t]*(?:npmRegistryServer:|\"?(?:@[\\w.-]+:)?registry\"?[ \\t])[ \\t]*"
              + ADDRESS);
  private static final Pattern PIP =
      Pattern.compile("(?m)^[ \\t]*(?:extra-)?index-url[ \\t]*=[ \\t]*" + ADDRESS);
  private static final Pattern TABLE =
      Pattern.compile(
          "(?m)^[ \\t]*\\[\\[(?:tool\\.(?:poetry|pdm)\\.)?source\\]\\](?:\\r?\\n(?!\\[)[^\\n]*){0,10}?\\r?\\n[ \\t]*url[ \\t]*=[ \\t]*"
              + ADDRESS
              + "|^[ \\t]*\\[\\[tool\\.uv\\.index\\]\\](?:\\r?\\n(?!\\[)[^\\n]*){0,10}?\\r?\\n[ \\t]*url[ \\t]*=[ \\t]*"
              + ADDRESS);
  private static final Pattern CARGO =
      Pattern.compile("(?m)^[ \\t]*(?:registry|index)[ \\t]*=[ \\t]*[\"'](?:sparse\\+)?" + ADDRESS);

  private OtherRegistries() {}

  static void read(Folder folder, List<Finding> found) {
    for (String path : folder.paths()) {
      Pattern pattern = Paths.under(path, "node_modules") ? null : pattern(path);
      if (pattern == null) {
        continue;
      }
      Matcher matcher = pattern.matcher(folder.text(path));
      while (matcher.find()) {
        String first = matcher.group(1);
        String address = first == null ? matcher.group(2) : first;
        if (Sources.of(address) == Source.ELSEWHERE) {
          found.add(
              DependencyFindings.finding(
                  ProjectFinding.DEPENDENCY_FROM_ELSEWHERE,
                  "Its packages are taken from "
                      + Quote.of(address)
                      + ", which is no registry that is known.",
                  address,
                  folder.where(path, address),
                  "certain"));
        }
      }
    }
  }

  private static @Nullable Pattern pattern(String path) {
    return switch (Paths.name(path).toLowerCase(Locale.ROOT)) {
      case ".npmrc" -> NPM;
      case ".yarnrc", ".yarnrc.yml" -> YARN;
      case "pip.conf", "pip.ini" -> PIP;
      case "pyproject.toml", "pipfile" -> TABLE;
      case "config.toml", "config" ->
          Paths.name(Paths.folder(path)).equals(".cargo") ? CARGO : null;
      default -> null;
    };
  }
}
