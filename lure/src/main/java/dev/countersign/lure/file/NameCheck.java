package dev.countersign.lure.file;

import com.ibm.icu.text.SpoofChecker;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that are made to be misread. */
final class NameCheck {
  private static final Pattern TURNS = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");
  private static final Pattern UNSEEN = Pattern.compile("[\u200B\u200E\u200F\u2060\uFEFF\u00AD]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\u00A0\u2000-\u200A\u2800\u3000]{8,}");
  private static final Pattern DOUBLE =
      Pattern.compile(
          "\\.([A-Za-z0-9]{2,5})[\\s_.\u00A0\u2000-\u200B\u2800]*\\.([A-Za-z0-9-]{2,17})$");
  private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();

  private NameCheck() {}

  /** Says what is wrong with a file's name. */
  static void check(Content file, Said said) {
    String name = file.name();
    String shown = Quote.of(name);
    String extension = file.extension().strip();
    boolean active = Endings.active(extension);
    if (TURNS.matcher(name).find() || (active && UNSEEN.matcher(name).find())) {
      said.say(
          active ? FileFinding.DISGUISED_EXECUTABLE : FileFinding.DECEPTIVE_NAME,
          "The name " + shown + " holds marks that make it look like another",
          name,
          file.path());
    }
    Matcher blanks = BLANKS.matcher(name);
    if (blanks.find() && blanks.end() < name.length()) {
      said.say(
          active ? FileFinding.DISGUISED_EXECUTABLE : FileFinding.DECEPTIVE_NAME,
          "The name " + shown + " pushes its real ending out of sight with blanks",
          name,
          file.path());
    }
    Matcher twice = DOUBLE.matcher(name);
    if (active
        && twice.find()
        && Endings.HARMLESS.contains(twice.group(1).toLowerCase(Locale.ROOT))
        && !ordinaryDouble(twice.group(1), extension)) {
      said.say(
          FileFinding.DISGUISED_EXECUTABLE,
          "The file " + shown + " pretends to be of the kind ." + twice.group(1) + ", and is not",
          name,
          file.path());
    }
    if (!extension.isEmpty() && extension.chars().anyMatch(c -> c > 127)) {
      String plain = CHECKER.getSkeleton(extension);
      if (Endings.active(plain) || Endings.HARMLESS.contains(plain)) {
        said.say(
            FileFinding.DECEPTIVE_NAME,
            "The ending of " + shown + " is written in letters that only look like ." + plain,
            name,
            file.path());
      }
    }
  }

  /** Says what the name of a file promises whose bytes could not be read. */
  static void named(Content file, Said said) {
    check(file, said);
    if (Endings.active(file.extension().strip())) {
      said.say(
          FileFinding.EXECUTABLE_FILE,
          "The file " + Quote.of(file.name()) + " could not be read, and is a program by its name",
          file.name(),
          file.path(),
          "likely");
    }
  }

  /** As in {@code page.html.js}, {@code data.json.js}, {@code a.md.js}: how sources are named. */
  private static boolean ordinaryDouble(String first, String last) {
    String plain = first.toLowerCase(Locale.ROOT);
    boolean source =
        switch (plain) {
          case "html", "htm", "json", "xml", "svg", "md", "txt", "csv", "log", "key", "msg" -> true;
          default -> false;
        };
    boolean script =
        switch (last) {
          case "js", "ps1", "bat", "cmd", "jar", "desktop", "inf", "reg" -> true;
          default -> false;
        };
    return source && script;
  }
}
