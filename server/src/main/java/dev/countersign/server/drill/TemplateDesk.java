package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.written.TemplateFile;
import dev.countersign.drill.written.UnreadableTemplate;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the company adds exercises of its own. To add one sends nothing: two administrators agree
 * to every drill that uses it.
 */
public final class TemplateDesk {
  private static final int MOST = 200;

  private final JournalStore journal;
  private final TemplateStore store;

  /** Over that store. */
  public TemplateDesk(JournalStore journal, TemplateStore store) {
    this.journal = journal;
    this.store = store;
  }

  /** The exercises. */
  public TemplateStore store() {
    return store;
  }

  /**
   * Adds one.
   *
   * @param source YAML
   * @param by as the journal calls them
   * @throws UnreadableInput with every mistake in it, or where its id is taken
   */
  public Template add(String source, String by) {
    Template template = read(source);
    String sha256 = CanonicalJson.sha256(source.getBytes(StandardCharsets.UTF_8)).toHex();
    journal.record(entries -> {
      Optional<OwnTemplate> before = store.own(template.id());
      if (before.isPresent()) {
        throw new UnreadableInput(
            "There is an exercise "
                + template.id()
                + " already; exercises never change, so give this one another id");
      }
      if (store.own().size() >= MOST) {
        throw new UnreadableInput("There are " + MOST + " exercises, which is the most");
      }
      store.add(new OwnTemplate(template, source, sha256, by, journal.now(), null));
      entries.add(
          "drill-template-added",
          "drill-template/" + template.id(),
          Json.object().put("by", by).put("title", template.title()).put("sha256", sha256));
    });
    return template;
  }

  private static Template read(String source) {
    try {
      return TemplateFile.read(source);
    } catch (UnreadableTemplate e) {
      throw new UnreadableInput(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Withdraws one: nobody is sent it any more, also where a drill was agreed to. What was sent
   * stays what it was.
   *
   * @throws UnreadableInput where there is none to withdraw
   */
  public void withdraw(String id, String by) {
    journal.record(entries -> {
      if (!store.withdraw(id, journal.now())) {
        throw new UnreadableInput("The company has no exercise " + id + " that could be withdrawn");
      }
      entries.add("drill-template-withdrawn", "drill-template/" + id, Json.object().put("by", by));
    });
  }
}
