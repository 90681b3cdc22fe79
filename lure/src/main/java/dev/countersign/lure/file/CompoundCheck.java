package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.compound.CompoundFile;
import dev.countersign.lure.compound.OlePackage;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compound files: Office documents before 2007, installers, encrypted documents. */
final class CompoundCheck {
  private static final String INSTALLER = "84100c0000000000c000000000000046";
  private static final int FIB_ENCRYPTED = 0x0100;
  private static final Pattern FIELD =
      Pattern.compile(
          "\\x13[\\s\"]*(DDE(?:AUTO)?\\b[^\\x13-\\x15]{0,200})", Pattern.CASE_INSENSITIVE);
  private static final Pattern SERVER =
      Pattern.compile(
          "(?i)\\b(cmd|powershell|mshta|rundll32|regsvr32|msexcel|certutil)(?:\\.exe)?[|\\x03][^\\x00]{0,120}");

  private CompoundCheck() {}

  /** What it is, in words. */
  static String check(Content file, Budget budget, Said said) throws Budget.UsedUp {
    CompoundFile compound = CompoundFile.read(file.bytes(), budget);
    String shown = Quote.of(file.name());
    if (compound.rootClass().equals(INSTALLER) || file.extension().equals("msi")) {
      said.say(
          FileFinding.EXECUTABLE_FILE,
          "The file " + shown + " is a Windows installer package",
          "it is a Windows installer package",
          file.path());
      return "a Windows installer package";
    }
    if (compound.has("/EncryptedPackage")) {
      encrypted(file, "a stream named EncryptedPackage", said);
      return "an encrypted Office document";
    }
    MacroCheck.project(compound, file.name(), file.path(), budget, said);
    String kind = "a compound file";
    for (CompoundFile.Node node : compound.nodes()) {
      if (node.stream()) {
        kind = stream(compound, node, kind, file, budget, said);
      }
    }
    if (file.extension().equals("msg")) {
      said.say(
          FileFinding.FILE_UNREADABLE,
          "The file " + shown + " has the name of an Outlook message and could not be read as one",
          "it holds no stream of a message's properties",
          file.path());
    }
    return kind;
  }

  private static String stream(
      CompoundFile compound,
      CompoundFile.Node node,
      String kind,
      Content file,
      Budget budget,
      Said said)
      throws Budget.UsedUp {
    String path = node.path().toLowerCase(Locale.ROOT);
    if (node.name().equalsIgnoreCase("\u0001Ole10Native")) {
      byte[] content = compound.content(node, budget);
      packaged(OlePackage.read(content), file.name(), file.path(), said);
    }
    return switch (path) {
      case "worddocument" -> {
        word(compound.content(node, budget), file, said);
        yield "an older Word document";
      }
      case "workbook", "book" -> {
        Workbook.check(compound.content(node, budget), file, said);
        yield "an older Excel workbook";
      }
      case "powerpoint document" -> "an older PowerPoint presentation";
      case "encryptedsummary" -> {
        encrypted(file, "a stream named EncryptedSummary", said);
        yield kind;
      }
      default -> kind;
    };
  }

  private static void word(byte[] content, Content file, Said said) {
    if ((LittleEndian.u16(content, 10) & FIB_ENCRYPTED) != 0) {
      encrypted(file, "the mark fEncrypted", said);
    }
    String narrow = new String(content, ISO_8859_1);
    for (String text : new String[] {narrow, narrow.replace("\0", "")}) {
      Matcher field = FIELD.matcher(text);
      if (field.find()) {
        command(file, field.group(1), said);
      }
    }
  }

  static void command(Content file, String words, Said said) {
    said.say(
        FileFinding.DOCUMENT_RUNS_COMMAND,
        "The document " + Quote.of(file.name()) + " asks another program to run something",
        words,
        file.path());
  }

  /** A server of DDE that is a shell, as a link's name in a workbook. */
  static Optional<String> shellServer(String text) {
    Matcher server = SERVER.matcher(text);
    return server.find() ? Optional.of(server.group().replace('\u0003', '|')) : Optional.empty();
  }

  static void encrypted(Content file, String words, Said said) {
    said.say(
        FileFinding.ENCRYPTED_DOCUMENT,
        "The document "
            + Quote.of(file.name())
            + " is encrypted: whoever sent it kept every scanner on the way from looking inside",
        words,
        file.path());
  }

  /** A file that a document carries. */
  static void packaged(OlePackage packaged, String document, String where, Said said) {
    Optional<String> runs = ProgramCheck.runnable(packaged.content(), packaged.name());
    String shown = Quote.of(document);
    if (runs.isPresent()) {
      said.say(
          FileFinding.EMBEDDED_PROGRAM,
          "The document " + shown + " holds " + runs.get() + " to be opened from within",
          packaged.name().isEmpty() ? runs.get() : packaged.name(),
          where);
    } else if (packaged.content().length > 0 || !packaged.name().isEmpty()) {
      said.say(
          FileFinding.EMBEDDED_FILE,
          "The document " + shown + " holds another file",
          packaged.name().isEmpty() ? "a file without a name" : packaged.name(),
          where);
    }
  }
}
