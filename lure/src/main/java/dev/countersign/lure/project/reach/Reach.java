package dev.countersign.lure.project.reach;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.bound.Budget.UsedUp;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.trigger.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which files are run, and by what: of several ways the one that needs the least of a person. */
public final class Reach {
  private static final Set<String> FOLLOWED =
      Set.of(
          "js", "cjs", "mjs", "jsx", "ts", "cts", "mts", "tsx", "py", "pyw", "sh", "bash", "zsh",
          "ps1", "psm1", "bat", "cmd", "vue", "svelte", "html", "rb", "php", "command");

  private final Map<String, Reached> reached;

  private Reach(Map<String, Reached> reached) {
    this.reached = Collections.unmodifiableMap(reached);
  }

  /**
   * Follows triggers, in their order.
   *
   * @throws UsedUp when the time is over
   */
  public static Reach of(Folder folder, List<Trigger> triggers, Budget budget) throws UsedUp {
    Map<String, Reached> reached = new LinkedHashMap<>();
    Map<String, Set<String>> mentions = new HashMap<>();
    for (Trigger trigger : triggers) {
      budget.checkTime();
      Deque<String> queue = new ArrayDeque<>();
      List<String> first = new ArrayList<>(trigger.files());
      if (!trigger.command().isEmpty()) {
        first.addAll(CommandFiles.of(folder, trigger.command(), trigger.folder()));
      }
      for (String file : first) {
        if (reached.putIfAbsent(file, new Reached(trigger, List.of(file))) == null) {
          queue.addLast(file);
        }
      }
      follow(folder, trigger, queue, reached, mentions, budget);
    }
    return new Reach(reached);
  }

  private static void follow(
      Folder folder,
      Trigger trigger,
      Deque<String> queue,
      Map<String, Reached> reached,
      Map<String, Set<String>> mentions,
      Budget budget)
      throws UsedUp {
    while (!queue.isEmpty()) {
      budget.checkTime();
      String file = queue.removeFirst();
      Reached here = reached.get(file);
      if (here == null || !followed(folder, file, here)) {
        continue;
      }
      for (String next : mentions.computeIfAbsent(file, path -> Mentions.in(folder, path))) {
        if (!reached.containsKey(next)) {
          List<String> way = new ArrayList<>(here.way());
          way.add(next);
          reached.put(next, new Reached(trigger, way));
          queue.addLast(next);
        }
      }
    }
  }

  /** Code by its ending; whatever its ending where it is what is run first. */
  private static boolean followed(Folder folder, String file, Reached here) {
    int dot = file.lastIndexOf('.');
    boolean code =
        dot > file.lastIndexOf('/')
            && FOLLOWED.contains(file.substring(dot + 1).toLowerCase(Locale.ROOT));
    return (code || here.way().size() == 1) && folder.has(file);
  }

  /** How a file comes to be run; null where nothing that was read runs it. */
  public @org.jspecify.annotations.Nullable Reached of(String path) {
    return reached.get(path);
  }

  /** All files that are run. */
  public Set<String> files() {
    return reached.keySet();
  }
}
