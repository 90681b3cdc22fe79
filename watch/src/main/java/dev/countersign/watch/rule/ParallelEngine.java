package dev.countersign.watch.rule;

import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The rules of a document on two threads: those that look for a shape on one, the others on the
 * caller's. For one caller at a time.
 */
public final class ParallelEngine {
  private final Engine plain;
  private final Engine shaped;
  private final Executor other;

  /**
   * Rules that saw nothing yet.
   *
   * @param knowledge is asked by both threads at once
   * @param other runs what it is given on a thread of its own
   */
  public ParallelEngine(RuleBook book, Knowledge knowledge, Keys keys, Executor other) {
    this.plain = new Engine(only(book, false), knowledge, keys);
    this.shaped = new Engine(only(book, true), knowledge, keys);
    this.other = other;
  }

  private static RuleBook only(RuleBook book, boolean shapes) {
    return new RuleBook(
        book.name(),
        book.digest(),
        book.zone(),
        book.currency(),
        book.lists(),
        book.rules().stream().filter(rule -> rule.shape().isPresent() == shapes).toList());
  }

  /**
   * The movements of a block, in their order; none where it has none.
   *
   * @return what the rules say: first those without a shape, movement by movement, then the others
   * @throws IllegalArgumentException where the block does not follow those before; nothing else is
   *     to be asked of this engine then
   */
  public List<Alert> see(long chain, long block, List<Movement> movements) {
    CompletableFuture<List<Alert>> found =
        CompletableFuture.supplyAsync(() -> see(shaped, chain, block, movements), other);
    List<Alert> alerts = new ArrayList<>(see(plain, chain, block, movements));
    alerts.addAll(found.join());
    return alerts;
  }

  private static List<Alert> see(Engine engine, long chain, long block, List<Movement> movements) {
    List<Alert> alerts = new ArrayList<>();
    engine.begin(chain, block);
    for (Movement movement : movements) {
      alerts.addAll(engine.see(movement));
    }
    return alerts;
  }

  /** As {@link Engine#undoFrom}. */
  public boolean undoFrom(long chain, long block) {
    return plain.undoFrom(chain, block) && shaped.undoFrom(chain, block);
  }

  /** As {@link Engine#refresh}. */
  public void refresh() {
    plain.refresh();
    shaped.refresh();
  }
}
