package dev.countersign.lure.project.dependency;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lock files say where packages come from. A project of a company with a registry of its own
 * takes all from there; a few among many that come from elsewhere are another matter.
 */
final class Lockfiles {
  /**
   * A place in a lock file where a package comes from elsewhere.
   *
   * @param words the line
   */
  record Odd(String where, String words, String host) {}

  /** An entry whose address is that of another package. */
  record Other(String where, String name, String taken) {}

  private static final Pattern RESOLVED =
      Pattern.compile(
          "(?:resolved\"?:?\\s+\"|\\btarball:\\s*)(https?)://([^/\"\\s]+)(/[^\"\\s}]*)");
  private static final Pattern ENTRY =
      Pattern.compile(
          "\"(?:node_modules/)((?:@[\\w.~-]+/)?[\\w.~-]+)\":\\s*\\{([^{}]{0,600}?)\"resolved\":\\s*\"https?://registry\\.(?:npmjs\\.org|yarnpkg\\.com)/((?:@[\\w.~-]+(?:/|%2[fF]))?[\\w.~-]+)/-/");

  private Lockfiles() {}

  private static boolean lock(String path) {
    return switch (Paths.name(path)) {
      case "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml" ->
          !Paths.under(path, "node_modules");
      default -> false;
    };
  }

  static List<Odd> odd(Folder folder) {
    List<Odd> found = new ArrayList<>();
    for (String path : folder.paths()) {
      if (lock(path)) {
        odd(folder, path, found);
      }
    }
    return found;
  }

  private static void odd(Folder folder, String path, List<Odd> found) {
    Map<String, List<Odd>> byHost = new LinkedHashMap<>();
    int all = 0;
    int number = 0;
    for (String line : folder.text(path).split("\n", -1)) {
      number++;
      Matcher matcher = RESOLVED.matcher(line.length() > 2_000 ? line.substring(0, 2_000) : line);
      if (matcher.find()) {
        all++;
        String host = matcher.group(2);
        boolean repository = host.endsWith("github.com") || host.endsWith("gitlab.com");
        if (!Sources.registry(host) && !repository) {
          byHost
              .computeIfAbsent(host, h -> new ArrayList<>())
              .add(new Odd(folder.shown(path) + ":" + number, line.strip(), host));
        }
      }
    }
    for (List<Odd> ofHost : byHost.values()) {
      if (ofHost.size() * 2 < all || all < 4) {
        found.add(ofHost.getFirst());
      }
    }
  }

  static List<Other> others(Folder folder) {
    List<Other> found = new ArrayList<>();
    for (String path : folder.paths()) {
      if (!lock(path) || !path.endsWith(".json")) {
        continue;
      }
      Matcher matcher = ENTRY.matcher(folder.text(path));
      while (matcher.find()) {
        String name = matcher.group(1);
        String taken = matcher.group(3).replaceAll("%2[fF]", "/");
        boolean alias = matcher.group(2).contains("\"name\"");
        if (!name.equals(taken) && !alias) {
          String where = folder.where(path, "\"node_modules/" + name + "\"");
          found.add(new Other(where, name, taken));
        }
      }
    }
    return found;
  }
}
