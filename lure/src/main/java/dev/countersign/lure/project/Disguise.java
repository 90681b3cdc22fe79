package dev.countersign.lure.project;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.project.folder.Folder;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises code in a file that is named as something that cannot be code. */
final class Disguise {
  private static final Set<String> NEVER_TEXT =
      Set.of(
          "woff", "woff2", "ttf", "otf", "eot", "png", "jpg", "jpeg", "gif", "bmp", "ico", "webp",
          "avif", "tif", "tiff", "mp3", "mp4", "wav", "ogg", "webm", "mov", "pdf", "zip", "gz",
          "dat", "bin", "db", "sqlite", "wasm", "psd");
  private static final Pattern JAVASCRIPT =
      Pattern.compile(
          "\\brequire\\s*\\(|\\bfunction\\b[\\w\\s]*\\(|=>\\s*[{(]|\\b(?:const|let|var)\\s+[\\w$]+\\s*=|\\beval\\s*\\(|"
              + "\\bmodule\\.exports\\b|\\bprocess\\.|\\bglobal(?:This)?\\b\\s*[.\\[]|\\bawait\\s|\\bnew Function\\b");
  private static final Pattern PYTHON =
      Pattern.compile(
          "(?m)^(?:import\\s+\\w|from\\s+[\\w.]+\\s+import\\s|def\\s+\\w+\\s*\\(|class\\s+\\w+.*:)|\\bexec\\s*\\(|\\b__import__\\s*\\(");
  private static final Pattern SHELL =
      Pattern.compile(
          "(?m)^\\s*(?:curl|wget|bash|sh|export|chmod|nohup|osascript|python3?|node)\\s+\\S");
  private static final int HEAD = 64 * 1024;

  private Disguise() {}

  /** Whether the name is that of a font, a picture, a recording, an archive or data. */
  static boolean neverText(Content file) {
    return NEVER_TEXT.contains(file.extension());
  }

  /** The ending of the language that a text is in; empty where it is none, or no text. */
  static String language(Folder folder, Content file) {
    if (!text(file.bytes())) {
      return "";
    }
    String whole = folder.text(file.path());
    String head = whole.substring(0, Math.min(whole.length(), HEAD));
    if (head.startsWith("version https://git-lfs")) {
      return "";
    }
    String first = head.stripLeading();
    if (first.startsWith("<") || (first.startsWith("{") && folder.json(file.path()).isPresent())) {
      return "";
    }
    if (count(PYTHON, head) >= 2) {
      return "py";
    }
    if (count(JAVASCRIPT, head) >= 2) {
      return "js";
    }
    return count(SHELL, head) >= 2 || first.startsWith("#!") ? "sh" : "";
  }

  private static long count(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group()).distinct().limit(5).count();
  }

  /** Whether a file's beginning is text: no zero byte, nearly no control characters. */
  private static boolean text(byte[] bytes) {
    int length = Math.min(bytes.length, 8 * 1024);
    if (length < 20) {
      return false;
    }
    int strange = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      if (b == 0) {
        return false;
      }
      if (b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 27) {
        strange++;
      }
    }
    return strange * 100 <= length;
  }
}
