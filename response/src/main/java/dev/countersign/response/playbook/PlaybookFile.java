package dev.countersign.response.playbook;

import dev.countersign.response.playbook.Playbook.Need;
import dev.countersign.response.playbook.Playbook.Option;
import dev.countersign.response.playbook.Playbook.Task;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Yaml;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A document with a playbook ({@code docs/cases.md}). */
public final class PlaybookFile {
  /** The most tasks of one. */
  public static final int MOST_TASKS = 50;

  private static final Yaml.Form FORM = new Yaml.Form("a playbook", "playbook: 1");

  private final Mistakes mistakes = new Mistakes();
  private final Function<CaseKind, Playbook> shipped;

  private PlaybookFile(Function<CaseKind, Playbook> shipped) {
    this.shipped = shipped;
  }

  /**
   * Reads it.
   *
   * @param text YAML of at most 1 MiB
   * @throws UnreadablePlaybook with everything that is wrong, each with line and column
   */
  public static Playbook read(String text) {
    return new PlaybookFile(kind -> new Playbook(kind, "", List.of())).document(text);
  }

  /**
   * Reads one of a company's own. Where it says {@code adds: true}, its tasks come after those of
   * the playbook that is shipped for its kind; else it stands in its place.
   *
   * @param shipped the one that is shipped for a kind
   * @throws UnreadablePlaybook with everything that is wrong, each with line and column
   */
  public static Playbook own(String text, Function<CaseKind, Playbook> shipped) {
    return new PlaybookFile(shipped).document(text);
  }

  private Playbook document(String text) {
    YamlNode root = Yaml.read(text, FORM, mistakes);
    Playbook read = root == null ? null : playbook(root);
    if (read == null || mistakes.any()) {
      throw new UnreadablePlaybook(mistakes.inOrder());
    }
    return read;
  }

  private @Nullable Playbook playbook(YamlNode root) {
    MapReader map =
        MapReader.of(root, "The document", mistakes, "playbook", "kind", "about", "adds", "tasks");
    if (map.required("playbook", "1") != null && !"1".equals(map.string("playbook"))) {
      mistakes.add(map.spot("playbook"), "\"playbook\" is the form's version; expected 1");
    }
    CaseKind kind = map.required("kind", "wallet-drained") == null ? null : kind(map);
    String about =
        map.required("about", "when it applies") == null
            ? null
            : Sentences.read(map.text("about"), "about", mistakes);
    map.required("tasks", "[ … ]");
    List<YamlNode> nodes = map.items("tasks");
    if (map.has("tasks") && (nodes.isEmpty() || nodes.size() > MOST_TASKS)) {
      mistakes.add(map.spot("tasks"), "A playbook has 1 to " + MOST_TASKS + " tasks");
    }
    TaskReader reader = new TaskReader(mistakes);
    List<Task> ordered =
        new ArrayList<>(map.flag("adds") && kind != null ? shipped.apply(kind).tasks() : List.of());
    Map<String, Task> tasks = new HashMap<>();
    ordered.forEach(one -> tasks.put(one.key(), one));
    for (YamlNode node : nodes) {
      Task task = reader.read(node);
      if (task == null) {
        continue;
      }
      checkNeeds(node, task, tasks);
      if (tasks.putIfAbsent(task.key(), task) != null) {
        mistakes.add(node.spot(), "The task \"" + task.key() + "\" stands twice");
      }
      ordered.add(task);
    }
    return kind == null || about == null ? null : new Playbook(kind, about, ordered);
  }

  private @Nullable CaseKind kind(MapReader map) {
    Text text = map.text("kind");
    if (text == null) {
      return null;
    }
    CaseKind kind = CaseKind.of(text.value()).orElse(null);
    if (kind == null) {
      List<String> words = Arrays.stream(CaseKind.values()).map(CaseKind::word).toList();
      mistakes.add(
          text.spot(),
          "There is no kind of case \""
              + text.value()
              + "\"; expected one of "
              + String.join(", ", words)
              + Nearest.hint(text.value(), words));
    }
    return kind;
  }

  /** What is needed stands before what needs it, so that there is no circle and no dead end. */
  private void checkNeeds(YamlNode node, Task task, Map<String, Task> before) {
    for (Need need : task.after()) {
      Task first = before.get(need.task());
      if (first == null) {
        mistakes.add(
            node.spot(),
            "\""
                + task.key()
                + "\" comes after \""
                + need.task()
                + "\", which is no task that stands before it"
                + Nearest.hint(need.task(), before.keySet()));
      } else if (need.option().isPresent() && first.option(need.option().get()).isEmpty()) {
        List<String> keys = first.options().stream().map(Option::key).toList();
        mistakes.add(
            node.spot(),
            "\""
                + need.task()
                + "\" has no option \""
                + need.option().get()
                + "\""
                + Nearest.hint(need.option().get(), keys));
      }
    }
  }
}
