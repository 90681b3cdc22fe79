package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that make the system or an application fetch, change or run something. */
final class SettingsCheck {
  private static final int LOOK = 256 << 10;
  private static final Pattern TELLING =
      Pattern.compile(
          "(?im)^.*(\\[HKEY_|WEB$|<DeepLink>|<url>|iconfile|command=|full address:|codebase|"
              + "PayloadType|LogonCommand|EEA|MMC_ConsoleFile|RunPostSetupCommands|https?://|\\\\\\\\).*$");
  private static final Pattern DDE =
      Pattern.compile(
          "(?im)(?:^|[,;\\t\"'])\\s*[=+@-][^\\n]{0,80}?\\b(cmd|powershell|mshta|rundll32|regsvr32|msexcel|certutil)(\\.exe)?\\s*\\|[^\\n]{0,120}");

  private SettingsCheck() {}

  /** By the ending of its name. */
  static void check(Content file, Scene scene, Said said) {
    if (scene == Scene.PROJECT || file.bytes().length == 0) {
      return;
    }
    String text = Texts.of(file.bytes(), LOOK);
    Matcher telling = TELLING.matcher(text);
    said.say(
        FileFinding.OPENS_SETTINGS,
        "Opening "
            + Quote.of(file.name())
            + " makes the system or an application fetch, change or run something",
        telling.find() ? telling.group() : "." + file.extension(),
        file.path());
  }

  /** Tables whose cells run a command in a spreadsheet program. */
  static void table(Content file, Said said) {
    Matcher command = DDE.matcher(Texts.of(file.bytes(), LOOK));
    if (command.find()) {
      said.say(
          FileFinding.DOCUMENT_RUNS_COMMAND,
          "A cell of the table " + Quote.of(file.name()) + " runs a command",
          command.group(),
          file.path());
    }
  }
}
