package dev.countersign.cli.intel;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.knowledge.EntryJson;
import dev.countersign.intel.knowledge.EntryKind;
import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.knowledge.KnowledgeFile;
import dev.countersign.intel.stix.StixBundle;
import dev.countersign.intel.stix.StixReader;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.TextLines;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign intel import}: what is in a bundle of STIX 2.1. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Tells what is in a bundle of STIX 2.1, and what was not understood. Nothing is kept but"
            + " what --to writes.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all of it was understood",
      "3:something was not, and is told",
      "2:it cannot be read, or its own objects contradict each other; a file cannot be written"
    })
final class IntelImportCommand implements Callable<Integer> {
  private static final int MOST_TOLD = 20;

  @Parameters(paramLabel = "FILE", description = "The bundle.")
  private Path file = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Write its entries as five new files into this folder, which --from reads.")
  private @Nullable Path to;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  IntelImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    StixBundle bundle = StixReader.read(file);
    if (to != null) {
      write(bundle, to);
    }
    if (json) {
      terminal.print(json(bundle));
    } else {
      terminal.print(text(bundle));
    }
    return (bundle.whole() ? Outcome.ALLOW : Outcome.HOLD).exitCode();
  }

  private static void write(StixBundle bundle, Path folder) {
    if (bundle.ours() == 0) {
      throw new UnreadableInput("The bundle holds no entries of Countersign's; nothing is written");
    }
    for (KnowledgeFile one : KnowledgeFile.values()) {
      if (Files.exists(folder.resolve(one.file()))) {
        throw new UnreadableInput(
            "The file " + folder.resolve(one.file()) + " is there already; expected a new folder");
      }
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UnreadableInput("The folder " + folder + " could not be made: " + e.getMessage());
    }
    EntryJson.files(EntryJson.entries(bundle.knowledge()))
        .forEach((one, content) -> NewFile.write(folder.resolve(one.file()), content));
  }

  private static int count(Knowledge knowledge, EntryKind kind) {
    return switch (kind) {
      case SOURCE -> knowledge.sources().size();
      case STEP -> knowledge.steps().size();
      case TECHNIQUE -> knowledge.techniques().size();
      case ACTOR -> knowledge.actors().size();
      case INCIDENT -> knowledge.incidents().size();
      case FIGURE -> knowledge.published().size();
      case DISPUTE -> knowledge.disputes().size();
    };
  }

  private static String text(StixBundle bundle) {
    TextLines out = new TextLines();
    out.append(bundle.objects()).append(bundle.objects() == 1 ? " object, " : " objects, ");
    out.append(bundle.ours()).append(" of them Countersign's\n");
    Columns counts = new Columns();
    for (EntryKind kind : EntryKind.values()) {
      counts.row(kind.list(), String.valueOf(count(bundle.knowledge(), kind)));
    }
    out.append(counts.toString());
    bundle.foreign().entrySet().stream()
        .limit(MOST_TOLD)
        .forEach(one -> out.bullet("!", "not read: " + one.getValue() + " " + one.getKey()));
    rest(out, bundle.foreign().size(), "types");
    bundle.properties().stream()
        .limit(MOST_TOLD)
        .forEach(one -> out.bullet("!", "not read: the " + one));
    rest(out, bundle.properties().size(), "properties");
    return out.toString();
  }

  private static void rest(TextLines out, int size, String what) {
    if (size > MOST_TOLD) {
      out.bullet("!", "not read: " + (size - MOST_TOLD) + " further " + what);
    }
  }

  private static ObjectNode json(StixBundle bundle) {
    ObjectNode json = Json.object();
    json.put("objects", bundle.objects());
    json.put("ours", bundle.ours());
    ObjectNode counts = json.putObject("entries");
    for (EntryKind kind : EntryKind.values()) {
      counts.put(kind.list(), count(bundle.knowledge(), kind));
    }
    json.put("unread", bundle.unread());
    ObjectNode types = json.putObject("unreadTypes");
    bundle.foreign().forEach((type, number) -> types.put(type, number.intValue()));
    ArrayNode properties = json.putArray("unreadProperties");
    bundle.properties().forEach(properties::add);
    return json;
  }
}
