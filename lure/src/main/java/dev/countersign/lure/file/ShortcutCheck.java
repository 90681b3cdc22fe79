package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shortcuts: of Windows, of the web, of macOS, of Linux desktops. */
final class ShortcutCheck {
  private static final int MOST = 64 << 10;
  private static final Pattern URL = Pattern.compile("(?im)^\\s*(?:Base)?URL\\s*=\\s*(\\S.*)$");
  private static final Pattern ICON = Pattern.compile("(?im)^\\s*IconFile\\s*=\\s*(\\\\\\\\.*)$");
  private static final Pattern EXEC = Pattern.compile("(?m)^\\s*Exec\\s*=\\s*(\\S.*)$");
  private static final Pattern STRING = Pattern.compile("(?is)<string>\\s*([^<]{1,4000})</string>");
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?i)^\\s*\"?(file:|\\\\\\\\|javascript:|vbscript:|ms-|search-ms:|mshta|shell:|[a-z]:\\\\)");

  private ShortcutCheck() {}

  static void windows(Content file, Said said) {
    Shortcut shortcut = Shortcut.read(file.bytes());
    String shown = Quote.of(file.name());
    if (shortcut.runsCommand()) {
      said.say(
          FileFinding.SHORTCUT_RUNS_COMMAND,
          "Opening the shortcut " + shown + " runs a command",
          shortcut.words(),
          file.path());
    } else {
      said.say(
          FileFinding.SHORTCUT,
          "The file " + shown + " is a shortcut to something else on the computer",
          shortcut.words().isEmpty() ? "it does not say to what" : shortcut.words(),
          file.path());
    }
  }

  /** By the ending of its name. */
  static void named(Content file, Scene scene, Said said) {
    String text = Texts.of(file.bytes(), MOST);
    switch (file.extension()) {
      case "url", "website" -> internet(file, text, scene, said);
      case "webloc" -> leads(file, first(STRING, text), scene, said);
      case "desktop" -> desktop(file, text, scene, said);
      default -> {
        return;
      }
    }
  }

  private static void internet(Content file, String text, Scene scene, Said said) {
    leads(file, first(URL, text), scene, said);
    String icon = first(ICON, text);
    if (!icon.isEmpty()) {
      said.say(
          FileFinding.SHORTCUT_RUNS_COMMAND,
          "Only looking at the folder with "
              + Quote.of(file.name())
              + " sends the computer's sign-in to another computer",
          icon,
          file.path());
    }
  }

  private static void leads(Content file, String target, Scene scene, Said said) {
    String shown = Quote.of(file.name());
    if (ACTIVE.matcher(target).find()) {
      said.say(
          FileFinding.SHORTCUT_RUNS_COMMAND,
          "Opening the shortcut " + shown + " opens a file of another computer or runs something",
          target,
          file.path());
    } else if (scene != Scene.PROJECT && !target.isEmpty()) {
      said.say(
          FileFinding.SHORTCUT,
          "The file " + shown + " is a shortcut to an address on the web",
          target,
          file.path());
    }
  }

  private static void desktop(Content file, String text, Scene scene, Said said) {
    String command = first(EXEC, text);
    if (scene == Scene.PROJECT || command.isEmpty()) {
      return;
    }
    String program = command.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    boolean shell =
        program.matches("\"?(.*/)?(sh|bash|zsh|dash|env|python[0-9.]*|perl|curl|wget)\"?");
    said.say(
        shell ? FileFinding.SHORTCUT_RUNS_COMMAND : FileFinding.SHORTCUT,
        "Opening the starter " + Quote.of(file.name()) + " runs a command",
        command,
        file.path());
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1).strip() : "";
  }
}
