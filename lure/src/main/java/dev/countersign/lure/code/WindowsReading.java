package dev.countersign.lure.code;

import dev.countersign.lure.code.value.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PowerShell, batch files, and light reading of VBScript and AppleScript: what is hidden is put
 * together first, then statements are looked at.
 */
final class WindowsReading {
  private static final String DOWNLOAD =
      "(?:\\biwr\\b|\\birm\\b|\\bcurl\\b|\\bwget\\b|invoke-webrequest|invoke-restmethod|downloadstring|"
          + "downloaddata|downloadfile|start-bitstransfer|net\\.webclient|xmlhttp|winhttp|urldownloadtofile|responsetext|responsebody)";
  private static final String RUN =
      "(?:\\biex\\b|invoke-expression|\\[scriptblock\\]::create|\\.invokescript|\\bexecuteglobal\\b|\\bexecute\\b|\\beval\\s*\\()";
  private static final Pattern ENCODED =
      Pattern.compile(
          "(?i)\\s[-/]e(?:nc|nco|ncod|ncodedcommand|c)?\\s+['\"]?([A-Za-z0-9+/=]{16,})");
  private static final Pattern FROM_BASE64 =
      Pattern.compile("(?i)frombase64string\\(\\s*['\"]([A-Za-z0-9+/=\\s]{8,})['\"]");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?is)\\b(?:powershell|pwsh)(?:\\.exe)?[\"']?\\b(.*?)(?:-c(?:ommand)?\\s+)(.+)");

  private record Rule(Pattern pattern, Kind kind, String sentence) {
    static Rule of(String pattern, Kind kind, String sentence) {
      return new Rule(Pattern.compile("(?is)" + pattern), kind, sentence);
    }
  }

  private static final List<Rule> LINES =
      List.of(
          Rule.of(
              "\\bmshta(?:\\.exe)?[\"']?\\s+[\"']?(?:https?:|javascript:|vbscript:)",
              Kind.STARTS_SHELL_DOWNLOAD,
              "It runs a page from the network as a program (mshta)."),
          Rule.of(
              "\\bregsvr32\\b.*?/i:https?:",
              Kind.STARTS_SHELL_DOWNLOAD,
              "It runs a script from the network (regsvr32)."),
          Rule.of(
              "\\brundll32\\b.*?(?:javascript:|https?:|\\\\\\\\\\S+@)",
              Kind.STARTS_SHELL_DOWNLOAD,
              "It runs code from the network (rundll32)."),
          Rule.of(
              "\\bmsiexec\\b.*?https?:",
              Kind.STARTS_SHELL_DOWNLOAD,
              "It installs a program from the network (msiexec)."),
          Rule.of(
              "\\bbitsadmin\\b.*?/transfer",
              Kind.STARTS_SHELL_DOWNLOAD,
              "It downloads by a way meant for updates (bitsadmin)."),
          Rule.of(
              "\\bcertutil\\b.*?-(?:urlcache|decode|decodehex)\\b",
              Kind.STARTS_SHELL_DOWNLOAD,
              "It downloads or decodes a file with a tool for certificates (certutil)."),
          Rule.of(
              "\\bcurl(?:\\.exe)?\\b[^|\\n]*\\|\\s*(?:cmd|powershell|bash|sh|node|python)\\b",
              Kind.STARTS_SHELL_DOWNLOAD,
              "It downloads something and runs that at once."),
          Rule.of(
              "\\bschtasks\\b.*?/create|register-scheduledtask|new-scheduledtaskaction",
              Kind.PERSISTENCE,
              "It makes a scheduled task."),
          Rule.of(
              "(?:reg\\s+add|set-itemproperty|new-itemproperty|regwrite)[^\\n]*currentversion\\\\run",
              Kind.PERSISTENCE,
              "It sees to it that something runs at every start (the Run key)."),
          Rule.of(
              "(?:copy|move|out-file|set-content|xcopy|-outfile|>)[^\\n]*start menu\\\\programs\\\\startup",
              Kind.PERSISTENCE,
              "It puts something into the Startup folder."),
          Rule.of(
              "\\bget-clipboard\\b|clipboard\\]::gettext|the clipboard\\b",
              Kind.WATCHES_CLIPBOARD,
              "It reads the clipboard."),
          Rule.of(
              "getasynckeystate|setwindowshookex",
              Kind.LOGS_KEYS,
              "It reads what is typed on the keyboard."),
          Rule.of(
              "del\\s[^\\n]*%~f?0|remove-item\\s[^\\n]*(?:\\$pscommandpath|myinvocation)",
              Kind.SELF_DELETES, "It deletes its own file."),
          Rule.of(
              "(?:copy|copy-item|get-content|\\btype\\b|readallbytes|robocopy|compress-archive)[^\\n]*(?:login data|local state|key4\\.db|logins\\.json|\\\\cookies)",
              Kind.READS_BROWSER,
              "It reads what browsers keep."),
          Rule.of(
              "(?:copy|copy-item|get-content|\\btype\\b|readallbytes|robocopy|compress-archive)[^\\n]*(?:wallet|exodus|electrum|metamask|solana|nkbihfbeogaeaoehlefnkodbefgpgknn)",
              Kind.READS_WALLETS,
              "It reads files of wallets."),
          Rule.of(
              "(?:copy|copy-item|get-content|\\btype\\b|readallbytes|robocopy|compress-archive)[^\\n]*(?:\\.ssh|\\.aws|\\.kube|\\.npmrc|\\.gnupg)",
              Kind.READS_KEYS,
              "It reads keys or credentials."),
          Rule.of(
              "\\bstart-process\\b|\\bstart\\s|wscript\\.shell|do shell script|shellexecute",
              Kind.STARTS_PROCESS,
              "It starts a program."));

  private WindowsReading() {}

  static void read(String text, Language language, Notes notes, Inner inner) {
    String plain =
        language == Language.BATCH
            ? WindowsText.powerShell(WindowsText.batch(text))
            : WindowsText.powerShell(text);
    statements(plain, notes);
    fetched(plain, notes);
    encoded(plain, notes, inner);
    if (language == Language.APPLESCRIPT) {
      Matcher shell =
          Pattern.compile("(?i)do shell script\\s+\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(plain);
      while (shell.find()) {
        inner.read(
            shell.group(1).replace("\\\"", "\""),
            Language.SHELL,
            notes,
            byteAt(notes, shell.start(), plain),
            "In a command: ");
      }
    }
    if (language == Language.BATCH) {
      Matcher command = COMMAND.matcher(plain);
      if (command.find()) {
        inner.read(command.group(2), Language.POWERSHELL, notes, 0, "");
      }
    }
  }

  private static int byteAt(Notes notes, int at, String plain) {
    String before = plain.substring(0, at);
    long lines = before.chars().filter(c -> c == '\n').count();
    return notes.source().startOf((int) lines + 1);
  }

  private static void statements(String plain, Notes notes) {
    int number = 0;
    for (String line : plain.split("\n", -1)) {
      number++;
      notes.pace().check();
      String bare = line.strip();
      if (bare.isEmpty()
          || bare.startsWith("#")
          || bare.startsWith("::")
          || bare.regionMatches(true, 0, "rem ", 0, 4)) {
        continue;
      }
      String kept = line.length() > 20_000 ? line.substring(0, 20_000) : line;
      for (Rule rule : LINES) {
        if (rule.pattern().matcher(kept).find()) {
          noted(notes, rule.kind(), number, line, rule.sentence());
        }
      }
    }
  }

  private static void noted(Notes notes, Kind kind, int number, String line, String sentence) {
    notes.add(kind, notes.lineOf(number), line, Sureness.CERTAIN, sentence);
  }

  /** What is downloaded and given to iex, or saved and started. */
  private static void fetched(String plain, Notes notes) {
    Pattern download = Pattern.compile("(?i)" + DOWNLOAD);
    Pattern run = Pattern.compile("(?i)" + RUN);
    String[] lines = plain.split("\n", -1);
    String variable = "";
    String saved = "";
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.strip().startsWith("#")) {
        continue;
      }
      String host = Network.host(line);
      boolean fetches =
          download.matcher(line).find()
              && (!host.isEmpty() || line.contains("$") || line.contains("("));
      if (fetches) {
        noted(notes, Kind.FETCHES, i + 1, line, "It asks " + Sinks.named(host) + " for something.");
        Matcher held = Pattern.compile("\\$(\\w+)\\s*=").matcher(line);
        variable = held.find() ? "$" + held.group(1) : variable;
        Matcher file =
            Pattern.compile(
                    "(?i)(?:-outfile|-o|-destination|downloadfile\\([^,]+,)\\s*['\"]?([^'\")\\s;|]+)")
                .matcher(line);
        saved = file.find() ? file.group(1) : saved;
      }
      boolean runs = run.matcher(line).find();
      if (runs && (fetches || (!variable.isEmpty() && line.contains(variable)))) {
        noted(
            notes,
            Kind.STARTS_SHELL_DOWNLOAD,
            i + 1,
            line,
            "It downloads a script and runs it at once.");
      }
      if (saved.length() > 2 && starts(line, saved)) {
        noted(
            notes,
            Kind.STARTS_SHELL_DOWNLOAD,
            i + 1,
            line,
            "It downloads a program and starts it.");
      }
    }
  }

  private static boolean starts(String line, String file) {
    return Pattern.compile(
            "(?i)(?:start-process|\\bstart\\b|&|invoke-item|\\bii\\b|\\bcall\\b|^|;|\\bmsiexec\\b.*|wscript|node|python|powershell\\S*\\s.*-f\\w*)\\s*(?:\"\"\\s*)?(?:-filepath\\s+)?['\"]?"
                + Pattern.quote(file))
        .matcher(line)
        .find();
  }

  private static void encoded(String plain, Notes notes, Inner inner) {
    Matcher command = ENCODED.matcher(plain);
    while (command.find()) {
      String code = utf16(command.group(1));
      if (!code.isEmpty()) {
        int line =
            1 + (int) plain.substring(0, command.start()).chars().filter(c -> c == '\n').count();
        noted(
            notes,
            Kind.RUNS_DECODED_CODE,
            line,
            command.group(),
            "It runs a command that is encoded so that it cannot be read.");
        inner.read(
            code,
            Language.POWERSHELL,
            notes,
            notes.source().startOf(line),
            "In the encoded command: ");
      }
    }
    Matcher text = FROM_BASE64.matcher(plain);
    boolean runs =
        Pattern.compile("(?i)" + RUN + "|\\[reflection\\.assembly\\]::load").matcher(plain).find();
    while (runs && text.find()) {
      int line = 1 + (int) plain.substring(0, text.start()).chars().filter(c -> c == '\n').count();
      noted(notes, Kind.RUNS_DECODED_CODE, line, text.group(), "It decodes text and runs it.");
      String code = Decoding.named("base64", text.group(1));
      if (code != null) {
        inner.read(
            code.replace("\0", ""),
            Language.POWERSHELL,
            notes,
            notes.source().startOf(line),
            "In the text that it decodes: ");
      }
    }
  }

  /** An encoded command is UTF-16, little end first. */
  private static String utf16(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("=+$", ""));
      String code = new String(bytes, StandardCharsets.UTF_16LE);
      long odd = code.chars().filter(c -> c > 0x7e).count();
      return odd * 4 > code.length() ? "" : code;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
