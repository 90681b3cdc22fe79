package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.archive.ZipParts;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.compound.CompoundFile;
import dev.countersign.lure.compound.OlePackage;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documents of Office Open XML: macros, what they load from elsewhere, what they carry. */
final class OpenXmlCheck {
  private static final int LOOK = 32 << 20;
  private static final Pattern RELATION = Pattern.compile("(?is)<Relationship\\b([^>]{1,8000})>");
  private static final Pattern TARGET =
      Pattern.compile("(?is)\\bTarget\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Pattern TYPE =
      Pattern.compile("(?is)\\bType\\s*=\\s*[\"'][^\"']*/([A-Za-z]+)[\"']");
  private static final Pattern OUTSIDE =
      Pattern.compile("(?is)TargetMode\\s*=\\s*[\"']External[\"']");
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?is)<w:instrText\\b[^>]*>([^<]*)</w:instrText>|w:instr\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern DDE =
      Pattern.compile("(?i)\\bDDE(?:AUTO)?\\s+[\"\\\\A-Za-z][^\\n]{0,200}");
  private static final Pattern DDE_LINK =
      Pattern.compile("(?is)ddeService\\s*=\\s*\"([^\"]*)\"\\s+ddeTopic\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern RUNS =
      Pattern.compile(
          "(?i)^(ms-msdt|search-ms|search|ms-officecmd|mhtml|script|javascript|vbscript|ms-search|shell|ms-excel|ms-word):.*");
  private static final Pattern LOADS =
      Pattern.compile(
          "(?i)^(https?|ftp|mhtml|file)://(?!/)[^\\s]+|^file:/*\\\\\\\\.*|^\\\\\\\\.*|^file://///.*");

  private final Content file;
  private final ZipParts parts;
  private final Budget budget;
  private final Said said;

  OpenXmlCheck(Content file, ZipParts parts, Budget budget, Said said) {
    this.file = file;
    this.parts = parts;
    this.budget = budget;
    this.said = said;
  }

  void check() throws IOException, Budget.UsedUp {
    for (String name : parts.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      String where = file.path() + "!/" + name;
      if (lower.endsWith(".rels")) {
        relations(text(name), where);
      } else if (lower.endsWith("vbaproject.bin")) {
        MacroCheck.project(
            CompoundFile.read(bytes(name), budget), file.name(), where, budget, said);
      } else if (lower.startsWith("xl/macrosheets/") && !lower.contains("/_rels/")) {
        macroSheet(where);
      } else if (lower.contains("/embeddings/") || lower.contains("/activex/")) {
        carried(name, lower, where);
      } else if (lower.startsWith("word/") && lower.endsWith(".xml")) {
        fields(text(name), where);
      } else if (lower.startsWith("xl/externallinks/") && lower.endsWith(".xml")) {
        links(text(name), where);
      } else if (Endings.active(lower.substring(lower.lastIndexOf('.') + 1))) {
        CompoundCheck.packaged(new OlePackage(name, bytes(name)), file.name(), where, said);
      }
    }
  }

  private void relations(String text, String where) {
    Matcher relation = RELATION.matcher(text);
    while (relation.find()) {
      Matcher target = TARGET.matcher(relation.group(1));
      Matcher type = TYPE.matcher(relation.group(1));
      if (OUTSIDE.matcher(relation.group(1)).find() && target.find()) {
        String to = unescaped(target.group(1)).strip();
        relation(type.find() ? type.group(1) : "", to, where);
      }
    }
  }

  private void relation(String type, String target, String where) {
    if (RUNS.matcher(target).matches()) {
      if (!type.equals("hyperlink")
          || target.matches("(?i)^(ms-msdt|search-ms|script|vbscript):.*")) {
        said.say(
            FileFinding.DOCUMENT_RUNS_COMMAND,
            "The document " + Quote.of(file.name()) + " starts another program",
            target,
            where);
      }
      return;
    }
    boolean loads =
        switch (type) {
          case "attachedTemplate",
              "oleObject",
              "frame",
              "subDocument",
              "package",
              "control",
              "externalLinkPath",
              "xlExternalLinkPath" ->
              LOADS.matcher(target).find();
          default -> false;
        };
    if (type.equals("hyperlink") || type.startsWith("ex") || type.equals("image")) {
      said.say(
          FileFinding.DOCUMENT_LINKS,
          "The document " + Quote.of(file.name()) + " leads to other places",
          target,
          where);
    } else if (loads) {
      said.say(
          FileFinding.REMOTE_CONTENT,
          "The document "
              + Quote.of(file.name())
              + " loads "
              + (type.equals("attachedTemplate") ? "its template" : "a part that can run")
              + " from elsewhere when it is opened",
          target,
          where);
    }
  }

  private void macroSheet(String where) throws IOException, Budget.UsedUp {
    Optional<byte[]> workbook = parts.bytes("xl/workbook.xml");
    String text = workbook.map(bytes -> Texts.of(bytes, LOOK)).orElse("");
    boolean opens = text.toLowerCase(Locale.ROOT).contains("auto_open");
    boolean hidden = text.contains("state=\"hidden\"") || text.contains("state=\"veryHidden\"");
    boolean runs = opens && hidden;
    said.say(
        runs ? FileFinding.MACRO_RUNS_PROGRAM : FileFinding.MACRO,
        "The workbook "
            + Quote.of(file.name())
            + (runs
                ? " holds a hidden sheet of Excel 4 macros that runs by itself"
                : " holds a sheet of Excel 4 macros"),
        opens ? "a macro sheet with Auto_Open" : "a macro sheet",
        where,
        runs ? "likely" : "certain");
  }

  private void carried(String name, String lower, String where) throws IOException, Budget.UsedUp {
    byte[] bytes = bytes(name);
    if (Kind.of(bytes) != Kind.COMPOUND) {
      boolean office = lower.matches(".*\\.(xlsx|docx|pptx|xlsb|vsdx|xml|rels|emf|wmf|png|jpe?g)$");
      if (!office || Kind.of(bytes).program()) {
        CompoundCheck.packaged(new OlePackage(lower, bytes), file.name(), where, said);
      }
      return;
    }
    CompoundFile compound = CompoundFile.read(bytes, budget);
    MacroCheck.project(compound, file.name(), where, budget, said);
    for (CompoundFile.Node node : compound.nodes()) {
      if (node.stream() && node.name().equalsIgnoreCase("\u0001Ole10Native")) {
        OlePackage packaged = OlePackage.read(compound.content(node, budget));
        CompoundCheck.packaged(packaged, file.name(), where, said);
      }
    }
  }

  private void fields(String text, String where) {
    StringBuilder all = new StringBuilder();
    Matcher instruction = INSTRUCTION.matcher(text);
    while (instruction.find()) {
      String one =
          instruction.group(1) == null ? instruction.group(2) + "\n" : instruction.group(1);
      all.append(one);
    }
    Matcher dde = DDE.matcher(unescaped(all.toString()));
    if (dde.find()) {
      said.say(
          FileFinding.DOCUMENT_RUNS_COMMAND,
          "The document " + Quote.of(file.name()) + " asks another program to run something",
          dde.group(),
          where);
    }
  }

  private void links(String text, String where) {
    Matcher link = DDE_LINK.matcher(text);
    while (link.find()) {
      String words = link.group(1) + "|" + unescaped(link.group(2));
      if (CompoundCheck.shellServer(words).isPresent()) {
        said.say(
            FileFinding.DOCUMENT_RUNS_COMMAND,
            "The workbook " + Quote.of(file.name()) + " asks another program to run something",
            words,
            where);
      }
    }
  }

  private byte[] bytes(String name) throws IOException, Budget.UsedUp {
    return parts.bytes(name).orElse(new byte[0]);
  }

  private String text(String name) throws IOException, Budget.UsedUp {
    return Texts.of(bytes(name), LOOK);
  }

  private static String unescaped(String text) {
    return text.replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
