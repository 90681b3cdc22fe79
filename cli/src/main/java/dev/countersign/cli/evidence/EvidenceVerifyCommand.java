package dev.countersign.cli.evidence;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.journal.JournalCheck.Anchor;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.TextLines;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.evidence.EvidenceCheck;
import dev.countersign.response.evidence.EvidenceCheck.Known;
import dev.countersign.response.evidence.EvidenceCheck.Report;
import dev.countersign.response.evidence.Fault;
import dev.countersign.response.evidence.Manifest;
import dev.countersign.response.evidence.Manifest.Listed;
import dev.countersign.response.evidence.Reading;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign evidence verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks a bundle: every file, the manifest, and the journal in it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is as it was put in",
      "4:it is not; everything that is missing, added, altered or unsafe is named",
      "2:the file cannot be read, or is no bundle"
    })
final class EvidenceVerifyCommand implements Callable<Integer> {
  private static final int MOST_TOLD = 100;

  @Parameters(paramLabel = "FILE", description = "The bundle.")
  private String file = "";

  @Option(
      names = "--hash",
      paramLabel = "HEX",
      description = "The manifest's hash, as it was noted when the bundle was made.")
  private @Nullable String hash;

  @Option(
      names = "--key",
      paramLabel = "HEX",
      description = "The public key that must have signed the journal's heads; may be repeated.")
  private List<String> keys = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Terminal terminal;

  EvidenceVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Set<Bytes> signers =
        keys.stream().map(text -> thirtyTwo(text, "The key")).collect(Collectors.toSet());
    Known known =
        new Known(hash == null ? null : thirtyTwo(hash, "The hash"), new Anchor(signers, null));
    Report report = read(known);
    if (json) {
      terminal.print(json(report));
    } else {
      terminal.print(text(report));
    }
    return report.whole() ? 0 : 4;
  }

  private Report read(Known known) {
    try (FileChannel channel = FileChannel.open(Path.of(file))) {
      return EvidenceCheck.of(Reading.of(channel), known);
    } catch (IOException | InvalidPathException e) {
      throw new UnreadableInput("The bundle " + file + " cannot be read: " + e.getMessage());
    }
  }

  private String text(Report report) {
    TextLines text = new TextLines();
    Manifest manifest = report.manifest();
    if (report.whole()) {
      text.append("WHOLE  every file is as it was put in\n");
    } else {
      text.append("NOT WHOLE  " + report.faults().size() + " faults\n");
      report.faults().stream()
          .limit(MOST_TOLD)
          .forEach(fault -> text.bullet("-", "(" + fault.kind().word() + ") " + fault.sentence()));
      if (report.faults().size() > MOST_TOLD) {
        text.bullet("-", "and " + (report.faults().size() - MOST_TOLD) + " more; --json has all");
      }
    }
    if (manifest != null) {
      line(text, "case", manifest.caseNumber().isEmpty() ? "none named" : manifest.caseNumber());
      long bytes = manifest.files().stream().mapToLong(Listed::size).sum();
      line(text, "files", manifest.files().size() + " listed, " + bytes + " bytes");
    }
    Bytes found = report.manifestSha256();
    if (found != null) {
      line(text, "manifest", found.toHex());
      line(
          text, "noted", hash == null ? "no hash was given to hold it against" : "held against it");
    }
    JournalCheck.Result.Whole journal = report.journal();
    if (journal != null) {
      line(text, "journal", journal.entries() + " entries, chained without a gap");
      line(text, "last hash", journal.last().toHex());
      line(
          text,
          "signed",
          journal.covered() == 0
              ? "nothing: no head is in it"
              : "up to entry " + journal.covered());
      journal.keys().forEach(key -> line(text, "by", key.toHex()));
    }
    return text.toString();
  }

  private static void line(TextLines text, String what, String words) {
    text.append("  " + what + " ".repeat(11 - what.length())).paragraph(words, 13, 13);
  }

  private static ObjectNode json(Report report) {
    ObjectNode node = Json.object().put("whole", report.whole());
    Manifest manifest = report.manifest();
    if (manifest != null) {
      node.put("case", manifest.caseNumber()).put("files", manifest.files().size());
    }
    Bytes found = report.manifestSha256();
    if (found != null) {
      node.put("manifestSha256", found.toHex());
    }
    JournalCheck.Result.Whole journal = report.journal();
    if (journal != null) {
      ObjectNode told = node.putObject("journal").put("entries", journal.entries());
      told.put("last", journal.last().toHex()).put("signedUpTo", journal.covered());
      ArrayNode signers = told.putArray("keys");
      journal.keys().forEach(key -> signers.add(key.toHex()));
    }
    ArrayNode faults = node.putArray("faults");
    for (Fault fault : report.faults()) {
      faults
          .addObject()
          .put("kind", fault.kind().word())
          .put("file", fault.file())
          .put("sentence", fault.sentence());
    }
    return node;
  }

  private static Bytes thirtyTwo(String text, String what) {
    Bytes bytes = Bytes.fromHex(text, what);
    if (bytes.length() != 32) {
      throw new UnreadableInput(what + " has " + bytes.length() + " bytes; expected 32");
    }
    return bytes;
  }
}
