package dev.countersign.response.cases;

import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Playbook;
import dev.countersign.response.playbook.Playbook.Need;
import dev.countersign.response.playbook.Playbook.Task;
import dev.countersign.response.playbook.Playbooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is decided in a case, what is to be decided now, and what later: a function of the playbooks
 * and of what was decided.
 *
 * @param lines by playbook, the gravest first, in the playbook's order; a task of two playbooks
 *     once
 */
public record Agenda(List<Line> lines) {
  /** Copies. */
  public Agenda {
    lines = List.copyOf(lines);
  }

  /** Where a task stands. */
  public sealed interface Standing {}

  /** To be decided now. */
  public record Open(Instant due) implements Standing {}

  /** To be decided once these are. */
  public record Waits(List<String> tasks) implements Standing {
    /** Copies. */
    public Waits {
      tasks = List.copyOf(tasks);
    }
  }

  /** Decided. */
  public record Decided(Decision decision) implements Standing {}

  /** Not needed, as something was decided otherwise. */
  public record NotNeeded(String because) implements Standing {}

  /** A task and where it stands. */
  public record Line(CaseKind playbook, Task task, Standing standing) {}

  /**
   * The agenda.
   *
   * @param since from when on each playbook is asked
   * @param decisions in the order in which they were made
   */
  static Agenda of(Map<CaseKind, Instant> since, List<Decision> decisions, Playbooks playbooks) {
    Map<String, Decision> last = new LinkedHashMap<>();
    decisions.forEach(one -> last.put(one.task(), one));
    Map<String, Line> lines = new LinkedHashMap<>();
    since.keySet().stream()
        .sorted()
        .forEach(kind -> {
          Playbook playbook = playbooks.of(kind);
          Map<String, Standing> own = new LinkedHashMap<>();
          for (Task task : playbook.tasks()) {
            Standing standing = standing(task, since.getOrDefault(kind, Instant.EPOCH), last, own);
            own.put(task.key(), standing);
            lines.merge(
                task.key(),
                new Line(kind, task, standing),
                (first, second) ->
                    first.standing() instanceof Open || first.standing() instanceof Decided
                        ? first
                        : second);
          }
        });
    return new Agenda(List.copyOf(lines.values()));
  }

  private static Standing standing(
      Task task, Instant since, Map<String, Decision> last, Map<String, Standing> own) {
    Decision decision = last.get(task.key());
    if (decision != null) {
      return new Decided(decision);
    }
    List<String> waits = new ArrayList<>();
    Instant from = since;
    for (Need need : task.after()) {
      switch (own.get(need.task())) {
        case Decided done -> {
          if (need.option().isPresent() && !need.option().get().equals(done.decision().option())) {
            return new NotNeeded(need.task());
          }
          from = from.isAfter(done.decision().at()) ? from : done.decision().at();
        }
        case NotNeeded gone -> {
          // What comes after something that is not needed does not wait for it, unless for an
          // answer.
          if (need.option().isPresent()) {
            return new NotNeeded(gone.because());
          }
        }
        case Open open -> waits.add(need.task());
        case Waits later -> waits.add(need.task());
        case null -> waits.add(need.task());
      }
    }
    return waits.isEmpty() ? new Open(from.plus(task.due())) : new Waits(waits);
  }

  /** What is to be decided now, by when it is due. */
  public List<Line> open() {
    return lines.stream()
        .filter(one -> one.standing() instanceof Open)
        .sorted(Comparator.comparing(one -> ((Open) one.standing()).due()))
        .toList();
  }

  /** When the first of these is due; empty where nothing is to be decided now. */
  public Optional<Instant> firstDue() {
    return open().stream().map(one -> ((Open) one.standing()).due()).findFirst();
  }

  /** The line of that task. */
  public Optional<Line> line(String task) {
    return lines.stream().filter(one -> one.task().key().equals(task)).findFirst();
  }
}
