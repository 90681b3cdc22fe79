package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.compound.CompoundFile;
import dev.countersign.lure.finding.FileFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Macros: what starts them, and what they start. */
final class MacroCheck {
  private static final Pattern BY_ITSELF =
      Pattern.compile(
          "(?im)\\b(?:sub|function)\\s+(auto_?(?:open|exec|close|exit|new)|document_?(?:open|close|new|"
              + "beforeclose|change|sync)|workbook_?(?:open|activate|beforeclose|beforesave)|"
              + "worksheet_(?:activate|calculate|change)|presentation_?open|app_(?:documentopen|workbookopen)|"
              + "\\w+_(?:layout|painted|painting|gotfocus|mousehover|resize|beforedropover))\\s*\\(");
  private static final Pattern STARTS =
      Pattern.compile(
          "(?im)(\\bshell\\s*[( \"]|\\bshellexecute\\w*|wscript\\.shell|shell\\.application|urldownloadtofile\\w*"
              + "|powershell|\\bmshta\\b|cmd(?:\\.exe)?\\s+/c|msxml2\\.\\w*xmlhttp|winhttp\\.winhttprequest"
              + "|microsoft\\.xmlhttp|adodb\\.stream|winmgmts:|virtualalloc\\w*|createthread"
              + "|\\bcreateprocess\\w*|\\brundll32|\\bregsvr32|certutil|bitsadmin|\\bcallbyname\\b"
              + "|createobject\\s*\\(\\s*(?![\"\\s])|getobject\\s*\\(\\s*(?![\"\\s,])"
              + "|schedule\\.service|macscript|applescripttask)");

  private MacroCheck() {}

  /** A compound file with a VBA project in it: an old document, or the part of a new one. */
  static void project(CompoundFile file, String name, String where, Budget budget, Said said)
      throws Budget.UsedUp {
    List<CompoundFile.Node> modules =
        file.nodes().stream()
            .filter(CompoundFile.Node::stream)
            .filter(node -> ("/" + node.path().toLowerCase(Locale.ROOT)).contains("/vba/"))
            .toList();
    if (modules.isEmpty() && !file.has("/_VBA_PROJECT")) {
      return;
    }
    List<String> sources = new ArrayList<>();
    for (CompoundFile.Node module : modules) {
      Optional<String> source = Vba.source(file.content(module, budget), budget);
      source.map(MacroCheck::code).filter(code -> !code.isBlank()).ifPresent(sources::add);
    }
    if (!modules.isEmpty() && sources.isEmpty() && onlyDeclarations(file, modules, budget)) {
      return;
    }
    say(String.join("\n", sources), name, where, said);
  }

  /** Every workbook that was ever opened in the editor has modules with nothing in them. */
  private static boolean onlyDeclarations(
      CompoundFile file, List<CompoundFile.Node> modules, Budget budget) throws Budget.UsedUp {
    for (CompoundFile.Node module : modules) {
      String lower = module.name().toLowerCase(Locale.ROOT);
      boolean other = lower.equals("dir") || lower.startsWith("_") || lower.startsWith("__srp_");
      if (!other && Vba.source(file.content(module, budget), budget).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Source code of macros in any dialect of Basic. */
  static void say(String code, String name, String where, Said said) {
    Matcher starter = BY_ITSELF.matcher(code);
    Matcher started = STARTS.matcher(code);
    boolean starts = started.find();
    String shown = Quote.of(name);
    if (starter.find() && starts) {
      said.say(
          FileFinding.MACRO_RUNS_PROGRAM,
          "The document " + shown + " holds a macro that starts something else by itself",
          starter.group(1) + ": " + line(code, started.start()),
          where);
      return;
    }
    said.say(
        FileFinding.MACRO,
        "The document " + shown + " holds macros, small programs",
        starts
            ? line(code, started.start())
            : code.isBlank() ? "without their source" : line(code, 0),
        where);
  }

  /** The code without its comments and the lines that the editor keeps for itself. */
  private static String code(String source) {
    StringBuilder code = new StringBuilder();
    for (String line : source.split("\r\n|\r|\n", -1)) {
      String bare = line.strip();
      String lower = bare.toLowerCase(Locale.ROOT);
      boolean nothing =
          bare.isEmpty()
              || bare.startsWith("'")
              || lower.startsWith("rem ")
              || lower.startsWith("attribute ")
              || lower.startsWith("option ");
      if (!nothing) {
        code.append(bare).append('\n');
      }
    }
    return code.toString();
  }

  private static String line(String text, int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at);
    return text.substring(Math.min(start, at), end < 0 ? text.length() : end);
  }
}
