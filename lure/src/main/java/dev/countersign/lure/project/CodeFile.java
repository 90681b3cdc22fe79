package dev.countersign.lure.project;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.reach.Reached;
import dev.countersign.lure.project.trigger.When;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which files are read as code, and as which language. */
final class CodeFile {
  private static final Set<String> CODE =
      Set.of(
          "js",
          "cjs",
          "mjs",
          "jsx",
          "ts",
          "cts",
          "mts",
          "tsx",
          "py",
          "pyw",
          "pth",
          "sh",
          "bash",
          "zsh",
          "ksh",
          "ps1",
          "psm1",
          "command",
          "bat",
          "cmd",
          "vbs",
          "vbe",
          "hta",
          "wsf",
          "scpt",
          "applescript",
          "ipynb");
  private static final Set<String> WITH_SCRIPT = Set.of("vue", "svelte", "html", "htm");

  private CodeFile() {}

  /** Whether the file's name is that of code. */
  static boolean named(Content file) {
    return CODE.contains(file.extension()) && !file.path().endsWith(".d.ts");
  }

  /** The file as one whose name tells its language; nothing where it is not code. */
  static Optional<Content> of(Folder folder, Content file, @Nullable Reached reached) {
    String ending = file.extension();
    if (CODE.contains(ending)) {
      return file.path().endsWith(".d.ts")
          ? Optional.empty()
          : Optional.of(ending.equals("ksh") ? as(file, "sh") : file);
    }
    if (WITH_SCRIPT.contains(ending)) {
      return scripts(folder, file);
    }
    String called = interpreter(folder.text(file.path()));
    if (!called.isEmpty()) {
      return Optional.of(as(file, called));
    }
    if (reached != null && reached.trigger().when() == When.COMMIT && ending.isEmpty()) {
      return Optional.of(as(file, "sh")); // git gives a hook without a first line to a shell
    }
    if (reached != null
        && reached.way().size() == 1
        && !reached.trigger().files().contains(file.path())) {
      String language = Disguise.language(folder, file);
      return language.isEmpty() ? Optional.empty() : Optional.of(as(file, language));
    }
    return Optional.empty();
  }

  static Content as(Content file, String ending) {
    return new Content(file.path() + "." + ending, file.bytes(), file.size(), file.executable());
  }

  /**
   * The ending that a first line such as {@code #!/usr/bin/env node} stands for; empty for none.
   */
  private static String interpreter(String text) {
    if (!text.startsWith("#!")) {
      return "";
    }
    int end = text.indexOf('\n');
    String line = (end < 0 ? text : text.substring(0, end)).toLowerCase(Locale.ROOT);
    if (line.contains("python")) {
      return "py";
    }
    if (line.contains("node") || line.contains("deno") || line.contains("bun")) {
      return "js";
    }
    return line.contains("sh") ? "sh" : "";
  }

  /** The scripts of a page or component, at the lines that they stand on. */
  private static Optional<Content> scripts(Folder folder, Content file) {
    String text = folder.text(file.path());
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder code = new StringBuilder();
    int at = 0;
    int start = lower.length() == text.length() ? lower.indexOf("<script") : -1;
    while (start >= 0) {
      int open = lower.indexOf('>', start);
      int close = open < 0 ? -1 : lower.indexOf("</script", open);
      if (close < 0) {
        break;
      }
      code.append("\n".repeat(lines(text, at, open))).append(text, open + 1, close).append(';');
      at = close;
      start = lower.indexOf("<script", close);
    }
    return code.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Content.of(file.path() + ".ts", code.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static int lines(String text, int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
