package dev.countersign.response.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be decided in one kind of case, in the order of the document.
 *
 * @param about in a sentence, when it applies
 */
public record Playbook(CaseKind kind, String about, List<Task> tasks) {
  /** Copies. */
  public Playbook {
    tasks = List.copyOf(tasks);
  }

  /** The task of that key. */
  public Optional<Task> task(String key) {
    return tasks.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  /**
   * Something to decide.
   *
   * @param key unique within the playbook; the same key in two playbooks is the same decision
   * @param ask the question, with places such as {@code {wallets}} that are filled in
   * @param why it matters, likewise
   * @param known which things are shown beside it
   * @param go where in the console it is done or looked at
   * @param due after how long, from when it could be decided
   * @param by the roles of which one is needed
   * @param after what must be decided before
   */
  public record Task(
      String key,
      String ask,
      String why,
      List<Thing.Kind> known,
      List<Place> go,
      Duration due,
      List<String> by,
      List<Need> after,
      List<Option> options) {
    /** Copies. */
    public Task {
      known = List.copyOf(known);
      go = List.copyOf(go);
      by = List.copyOf(by);
      after = List.copyOf(after);
      options = List.copyOf(options);
    }

    /** The option of that key. */
    public Optional<Option> option(String word) {
      return options.stream().filter(one -> one.key().equals(word)).findFirst();
    }
  }

  /**
   * An answer.
   *
   * @param say the answer in words
   * @param then what follows of it
   * @param contains whether it keeps more from being lost
   * @param reason whether a reason must be given
   */
  public record Option(String key, String say, String then, boolean contains, boolean reason) {}

  /**
   * What must be decided before.
   *
   * @param option empty where any answer will do; with another answer the task is not needed
   */
  public record Need(String task, Optional<String> option) {}

  /**
   * A page of the console.
   *
   * @param to its path; {@code {wallet}} and such make one of it for each thing of that kind
   */
  public record Place(String to, String say) {}
}
