package dev.countersign.cli.screen;

import dev.countersign.intel.list.Entry;
import dev.countersign.intel.list.ListFiles;
import dev.countersign.intel.list.ListReader;
import dev.countersign.intel.list.ReadList;
import dev.countersign.intel.list.Shipped;
import dev.countersign.intel.screen.AddressIndex;
import dev.countersign.intel.screen.Loaded;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which lists are asked. */
final class ListPlaces {
  /** Ending of the file in which stands why a newer version of a list was not taken. */
  static final String REFUSED = ".refused";

  @Option(
      names = "--lists",
      paramLabel = "PLACE",
      arity = "1..*",
      description = {
        "Files or folders of lists: OFAC's (.xml), the EU's (.xml), the UN's (.xml), the UK's (.xml,",
        ".csv), tag packs (.yaml), Etherscan's labels (.json), addresses one a line (.txt), your own",
        "(.csv). Besides these: what ships with the product, and the folder that screen update fills."
      })
  private List<Path> lists = new ArrayList<>();

  @Option(
      names = "--stale-after",
      paramLabel = "DAYS",
      description = "A list of sanctions is stale when it is older. Default: 30.")
  private @Nullable Integer staleAfter;

  /** The folder that updates fill. */
  static Path folder() {
    return Path.of(System.getProperty("countersign.home", ""), "lists");
  }

  /**
   * Reads all of them. What cannot be read is kept as that, and holds every answer.
   *
   * @throws UnreadableInput where a place is not there
   */
  Screening open() {
    if (staleAfter != null && staleAfter < 1) {
      throw new UnreadableInput(
          "The option --stale-after is " + staleAfter + "; expected 1 day or more");
    }
    List<Path> places = new ArrayList<>(lists);
    for (Path place : lists) {
      if (!Files.exists(place)) {
        throw new UnreadableInput("The lists " + place + " do not exist");
      }
    }
    if (Files.isDirectory(folder())) {
      places.add(folder());
    }
    List<Loaded> loaded = new ArrayList<>();
    List<List<Entry>> entries = new ArrayList<>();
    for (ReadList list : Shipped.lists()) {
      Instant day = list.published().orElseThrow().atStartOfDay().toInstant(ZoneOffset.UTC);
      loaded.add(Loaded.of(list.version(day)));
      entries.add(list.entries());
    }
    for (Path file : ListFiles.in(places)) {
      read(file, loaded, entries);
    }
    return new Screening(
        AddressIndex.of(entries, new SecureRandom().nextLong()), loaded, InstantSource.system());
  }

  private void read(Path file, List<Loaded> loaded, List<List<Entry>> entries) {
    String name = String.valueOf(file.getFileName());
    try {
      ReadList read = ListReader.read(file);
      ReadList list = staleAfter == null ? read : read.staleAfter(staleAfter);
      if (list.subjects() == 0) {
        loaded.add(Loaded.refused(list.source().id(), name + " is empty; a list has entries"));
        return;
      }
      Loaded one = Loaded.of(list.version(Files.getLastModifiedTime(file).toInstant()));
      loaded.add(new Loaded(one.id(), one.title(), one.version(), trouble(file)));
      entries.add(list.entries());
    } catch (UnreadableInput e) {
      loaded.add(Loaded.refused(name, e.sentence()));
    } catch (IOException e) {
      loaded.add(Loaded.refused(name, file + " could not be read: " + e.getMessage()));
    }
  }

  /** Why a newer version of it was not taken. */
  private static String trouble(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path note = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + REFUSED);
    return Optional.of(note).filter(Files::isRegularFile).isPresent()
        ? Files.readString(note).strip()
        : "";
  }
}
