package dev.countersign.lure.code;

import dev.countersign.lure.content.Content;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which language a file is in: by its extension, its first line, or, for a disguise, its content.
 */
final class Languages {
  /**
   * A file's language.
   *
   * @param language null where it is no code
   * @param disguised whether its name says that it is no code
   */
  record Named(@Nullable Language language, boolean disguised) {}

  private static final Map<String, Language> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("js", Language.JAVASCRIPT),
          Map.entry("mjs", Language.JAVASCRIPT),
          Map.entry("cjs", Language.JAVASCRIPT),
          Map.entry("jsx", Language.JAVASCRIPT),
          Map.entry("ts", Language.TYPESCRIPT),
          Map.entry("mts", Language.TYPESCRIPT),
          Map.entry("cts", Language.TYPESCRIPT),
          Map.entry("tsx", Language.JAVASCRIPT),
          Map.entry("vue", Language.JAVASCRIPT),
          Map.entry("svelte", Language.JAVASCRIPT),
          Map.entry("py", Language.PYTHON),
          Map.entry("pyw", Language.PYTHON),
          Map.entry("pth", Language.PYTHON),
          Map.entry("sh", Language.SHELL),
          Map.entry("bash", Language.SHELL),
          Map.entry("zsh", Language.SHELL),
          Map.entry("command", Language.SHELL),
          Map.entry("ps1", Language.POWERSHELL),
          Map.entry("psm1", Language.POWERSHELL),
          Map.entry("bat", Language.BATCH),
          Map.entry("cmd", Language.BATCH),
          Map.entry("vbs", Language.VBSCRIPT),
          Map.entry("vbe", Language.VBSCRIPT),
          Map.entry("hta", Language.VBSCRIPT),
          Map.entry("wsf", Language.VBSCRIPT),
          Map.entry("scpt", Language.APPLESCRIPT),
          Map.entry("applescript", Language.APPLESCRIPT),
          Map.entry("ipynb", Language.NOTEBOOK));

  private static final Set<String> NO_CODE =
      Set.of(
          "woff", "woff2", "ttf", "otf", "eot", "png", "jpg", "jpeg", "gif", "ico", "webp", "bmp",
          "mp3", "mp4", "config", "conf", "cfg", "dat", "bin", "env", "ini", "lock", "css", "txt",
          "log", "json", "pdf", "db");

  private static final Pattern CODE =
      Pattern.compile(
          "\\brequire\\s*\\(|\\beval\\s*\\(|=>\\s*\\{|\\bfunction\\s*\\w*\\s*\\(|\\b_0x[0-9a-f]{3,}|"
              + "\\bnew Function\\s*\\(|\\bexec\\s*\\(|\\bglobal\\s*\\[");

  private Languages() {}

  static Named of(Content file, byte[] bytes) {
    Language named = BY_EXTENSION.get(file.extension());
    String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    if (named != null) {
      return new Named(named, false);
    }
    if (head.startsWith("#!")) {
      String first = head.lines().findFirst().orElse("");
      Language language =
          first.contains("python")
              ? Language.PYTHON
              : first.contains("node") || first.contains("deno") || first.contains("bun")
                  ? Language.JAVASCRIPT
                  : first.contains("sh") ? Language.SHELL : null;
      return new Named(language, false);
    }
    boolean odd = NO_CODE.contains(file.extension()) || file.name().startsWith(".env");
    return new Named(odd && looksLikeCode(file, bytes, head) ? Language.JAVASCRIPT : null, odd);
  }

  /** Text that is mostly printable, does not begin as JSON does, and has several signs of code. */
  private static boolean looksLikeCode(Content file, byte[] bytes, String head) {
    String start = head.stripLeading();
    boolean data =
        (start.startsWith("{") && file.extension().equals("json")) || start.startsWith("#");
    if (data || file.extension().equals("css") || file.extension().equals("txt")) {
      return false;
    }
    long odd = head.chars().filter(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t').count();
    if (odd > 0 || bytes.length < 20) {
      return false;
    }
    String text =
        new String(bytes, 0, Math.min(bytes.length, 200_000), StandardCharsets.ISO_8859_1);
    return CODE.matcher(text).results().limit(3).count() >= 2;
  }
}
