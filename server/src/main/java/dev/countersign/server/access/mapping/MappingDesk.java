package dev.countersign.server.access.mapping;

import dev.countersign.access.event.Source;
import dev.countersign.access.read.Readers;
import dev.countersign.access.read.mapping.MappingFile;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.Person;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes mapping files in and removes them, with an entry in the journal each time. */
public final class MappingDesk {
  /** So many there may be. */
  static final int MOST = 100;

  /** So many characters a file may have. */
  static final int LARGEST = 256 << 10;

  private static final int LONGEST_NAME = 40;
  private static final String SETTINGS = "settings";

  private final JournalStore journal;
  private final MappingStore store;
  private final OwnMappings mappings;

  /** Over those that are in force. */
  public MappingDesk(JournalStore journal, DataSource source, OwnMappings mappings) {
    this.journal = journal;
    this.store = new MappingStore(source);
    this.mappings = mappings;
  }

  /** Those in force, by name. */
  public List<OwnMapping> all() {
    return store.all();
  }

  /** The one of that name. */
  public Optional<OwnMapping> find(String name) {
    return store.find(name);
  }

  /**
   * The name that a file gives, where it is right.
   *
   * @param what the file's name, for sentences
   * @throws UnreadableInput with its first mistake and the place
   */
  static String name(String document, String what) {
    if (document.length() > LARGEST) {
      throw new UnreadableInput(what + " is larger than 256 KiB");
    }
    String name = MappingFile.read(document, what).name();
    if (name.length() > LONGEST_NAME) {
      throw new UnreadableInput(
          what + " has a name of more than " + LONGEST_NAME + " characters; give a shorter one");
    }
    if (Readers.standard().names().contains(name) || Source.of(name).isPresent()) {
      throw new UnreadableInput(
          what
              + " has the name "
              + name
              + ", which is that of a source that is known; give another");
    }
    return name;
  }

  /**
   * Takes a file in place of the one of its name; its name.
   *
   * @throws UnreadableInput when it is wrong; the one before stays
   */
  public String take(String document, Person by) {
    String name = name(document, "The mapping");
    journal.record(entries -> {
      OwnMapping before = store.find(name).orElse(null);
      if (before != null && before.isOfFolder()) {
        throw new UnreadableInput(
            "The mapping "
                + name
                + " stands in the settings' folder as "
                + before.file()
                + "; change it there, or give another name");
      }
      OwnMapping taken = OwnMapping.of(name, document, journal.now(), by.subject(), "");
      if (before != null && before.sha256().equals(taken.sha256())) {
        return;
      }
      demandRoom(before);
      store.put(taken);
      entries.add("mapping-taken", "mapping/" + name, body(taken));
    });
    mappings.changed();
    return name;
  }

  /**
   * Takes a file of the settings' folder; does nothing where it is the same as before.
   *
   * @throws UnreadableInput when it is wrong, or one of its name was given by hand
   */
  void takeFile(String document, String file) {
    String name = name(document, file);
    OwnMapping known = store.find(name).orElse(null);
    if (known != null
        && known.file().equals(file)
        && known.sha256().equals(OwnMapping.digest(document))) {
      return;
    }
    journal.record(entries -> {
      OwnMapping before = store.find(name).orElse(null);
      if (before != null && !before.isOfFolder()) {
        throw new UnreadableInput(
            file
                + " has the name "
                + name
                + ", and one of that name was given in the console; remove it there first");
      }
      demandRoom(before);
      OwnMapping taken = OwnMapping.of(name, document, journal.now(), SETTINGS, file);
      store.put(taken);
      entries.add("mapping-taken", "mapping/" + name, body(taken));
    });
    mappings.changed();
  }

  private void demandRoom(@Nullable OwnMapping before) {
    if (before == null && store.digests().size() >= MOST) {
      throw new UnreadableInput(
          "There are " + MOST + " mappings, which is the most; remove one that nobody needs");
    }
  }

  private static ObjectNode body(OwnMapping taken) {
    return Json.object()
        .put("name", taken.name())
        .put("sha256", taken.sha256())
        .put("by", taken.by())
        .put("document", taken.document());
  }

  /**
   * Removes one: what comes of its source from then on is refused. Events that were read by it
   * stay.
   *
   * @throws UnreadableInput when there is none, or it stands in the settings' folder
   */
  public void remove(String name, Person by) {
    journal.record(entries -> {
      OwnMapping one =
          store
              .find(name)
              .orElseThrow(() -> new UnreadableInput("There is no such mapping any more"));
      if (one.isOfFolder()) {
        throw new UnreadableInput(
            "It stands in the settings' folder as " + one.file() + "; remove it there");
      }
      removed(one, by.subject(), entries);
    });
    mappings.changed();
  }

  /** Removes one whose file is gone from the settings' folder. */
  void removeFile(OwnMapping gone) {
    journal.record(entries -> removed(gone, SETTINGS, entries));
    mappings.changed();
  }

  private void removed(OwnMapping one, String by, Journal entries) {
    if (store.remove(one.name())) {
      entries.add(
          "mapping-removed",
          "mapping/" + one.name(),
          Json.object().put("name", one.name()).put("sha256", one.sha256()).put("by", by));
    }
  }
}
