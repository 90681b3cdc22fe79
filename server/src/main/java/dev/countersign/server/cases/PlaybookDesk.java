package dev.countersign.server.cases;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Playbook;
import dev.countersign.response.playbook.PlaybookFile;
import dev.countersign.response.playbook.Playbooks;
import dev.countersign.response.playbook.UnreadablePlaybook;
import dev.countersign.server.cases.PlaybookStore.Version;
import dev.countersign.server.journal.JournalStore;
import java.nio.charset.StandardCharsets;

/** Where the company keeps playbooks of its own. Cases that are open keep those that they have. */
public final class PlaybookDesk {
  private final JournalStore journal;
  private final PlaybookStore store;

  /** Over that store. */
  public PlaybookDesk(JournalStore journal, PlaybookStore store) {
    this.journal = journal;
    this.store = store;
  }

  /** The playbooks. */
  public PlaybookStore store() {
    return store;
  }

  /**
   * Reads one as it would be in force.
   *
   * @throws UnreadablePlaybook with everything that is wrong
   */
  public Playbook read(String source) {
    return PlaybookFile.own(source, Playbooks.shipped()::of);
  }

  /**
   * Keeps one, which is in force from then on for cases that open.
   *
   * @param by as the journal calls them
   * @throws UnreadableInput with every mistake in it
   */
  public CaseKind keep(String source, String by) {
    Playbook playbook = checked(source);
    CaseKind kind = playbook.kind();
    // A newer version of the product does not change what cases keep.
    String base = Playbooks.text(kind);
    String sha256 = CanonicalJson.sha256(source.getBytes(StandardCharsets.UTF_8)).toHex();
    journal.record(entries -> {
      int number = store.add(new Version(0, kind, source, base, sha256, by, journal.now(), null));
      entries.add(
          "playbook-kept",
          "playbook/" + kind.word(),
          Json.object()
              .put("by", by)
              .put("version", number)
              .put("tasks", playbook.tasks().size())
              .put("sha256", sha256));
    });
    return kind;
  }

  private Playbook checked(String source) {
    try {
      return read(source);
    } catch (UnreadablePlaybook e) {
      throw new UnreadableInput(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The one that is shipped is in force again for cases that open.
   *
   * @throws UnreadableInput where it is
   */
  public void withdraw(CaseKind kind, String by) {
    journal.record(entries -> {
      if (store.withdraw(kind, journal.now()) == 0) {
        throw new UnreadableInput("The playbook that is shipped is in force already");
      }
      entries.add("playbook-withdrawn", "playbook/" + kind.word(), Json.object().put("by", by));
    });
  }
}
