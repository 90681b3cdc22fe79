package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.Locale;
import java.util.regex.Pattern;

/** Commands that a project's texts tell people, or their assistants, to run. */
final class ReadmeTriggers {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:readme|install|installation|setup|getting[_-]?started|instructions?|start|test|task|how[_-]?to.*|"
              + "quick[_-]?start|claude|agents|copilot-instructions|assignment|challenge)(?:[._-].*)?"
              + "|\\.(?:cursor|windsurf|cline|roo)rules|.+\\.mdc|gemini\\.md");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?i).*\\b(?:curl|wget|iwr|irm|iex|powershell|pwsh|mshta|certutil|bitsadmin|msiexec|xattr|spctl|"
              + "csrutil|base64|osascript|rundll32|regsvr32|chmod|sudo|node|python3?|bash|sh|invoke-\\w+)\\b.*|.*\\./\\S+.*");
  private static final int LONGEST_LINE = 4_000;

  private ReadmeTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      if (text(path, name) && name.length() < 100 && TEXT.matcher(name).matches()) {
        lines(folder, triggers, path);
      }
    }
  }

  private static boolean text(String path, String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot <= 0 ? "" : name.substring(dot + 1);
    return !Paths.under(path, "node_modules")
        && switch (ending) {
          case "", "md", "txt", "rst", "adoc", "html", "htm", "mdx", "mdc" -> true;
          default -> false;
        };
  }

  private static void lines(Folder folder, Triggers triggers, String path) {
    boolean code = false;
    for (String line : folder.text(path).split("\n", -1)) {
      String bare = line.strip();
      if (bare.startsWith("```") || bare.startsWith("~~~")) {
        code = !code;
        continue;
      }
      if (bare.isEmpty() || bare.length() > LONGEST_LINE || !COMMAND.matcher(bare).matches()) {
        continue;
      }
      if (code || bare.startsWith("$ ") || bare.startsWith("> ") || line.startsWith("    ")) {
        add(folder, triggers, path, line, bare.replaceFirst("^[$>#]\\s+", ""));
      } else {
        inline(folder, triggers, path, line, bare);
      }
    }
  }

  /** What stands between back quotes, or the line itself where it starts as a command does. */
  private static void inline(
      Folder folder, Triggers triggers, String path, String line, String bare) {
    String[] parts = bare.split("`", -1);
    for (int i = 1; i < parts.length - 1; i += 2) {
      if (parts[i].contains(" ")) {
        add(folder, triggers, path, line, parts[i].strip());
      }
    }
    if (parts.length == 1) {
      add(folder, triggers, path, line, bare);
    }
  }

  private static void add(
      Folder folder, Triggers triggers, String path, String line, String command) {
    triggers.command(
        When.INSTRUCTION,
        "when somebody does what " + folder.shown(path) + " says",
        path,
        line.strip(),
        command);
  }
}
