package dev.countersign.server.console;

import dev.countersign.response.cases.Agenda;
import dev.countersign.response.cases.Decision;
import dev.countersign.response.playbook.Filling;
import dev.countersign.response.playbook.Playbook.Option;
import dev.countersign.response.playbook.Playbook.Task;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A task of a case for its page.
 *
 * @param ask the question, with what is known filled in
 * @param standing open, decided, waits or not-needed
 * @param said in words how it stands: what was decided, by whom and when, or what it waits for
 * @param then what follows of what was decided; empty where nothing was
 * @param due in words; empty where it is not open
 * @param may whether whoever looks decides it
 */
public record CaseTask(
    String key,
    Words ask,
    Words why,
    String standing,
    Words said,
    String then,
    String reason,
    String due,
    boolean late,
    boolean may,
    String by,
    List<Fact> known,
    List<Filling.Link> links,
    List<Option> options) {
  /** Copies. */
  public CaseTask {
    known = List.copyOf(known);
    links = List.copyOf(links);
    options = List.copyOf(options);
  }

  /** What is known of one kind of thing. */
  public record Fact(String many, Words names) {}

  /** Who looks: their roles, and when. */
  record Looking(List<String> roles, boolean decides, Instant now) {}

  static CaseTask of(
      Agenda.Line line,
      Filling filling,
      Map<String, String> questions,
      UnaryOperator<String> names,
      Looking looking) {
    Task task = line.task();
    Words said;
    String standing;
    String then = "";
    String reason = "";
    String due = "";
    boolean late = false;
    switch (line.standing()) {
      case Agenda.Open open -> {
        standing = "open";
        said = Words.of("");
        late = open.due().isBefore(looking.now());
        due =
            (late ? "overdue since " : "due ")
                + Moments.apart(looking.now(), open.due()).replace(" ago", "");
      }
      case Agenda.Decided done -> {
        standing = "decided";
        Decision decision = done.decision();
        Option option = task.option(decision.option()).orElse(null);
        said =
            Words.of(
                (option == null ? "Left out" : option.say())
                    + ", says "
                    + names.apply(decision.by())
                    + ", "
                    + Moments.of(decision.at()));
        then = option == null ? "" : option.then();
        reason = Words.plain(decision.words());
      }
      case Agenda.Waits later -> {
        standing = "waits";
        said =
            Words.of(
                "After "
                    + later.tasks().stream()
                        .map(key -> "“" + questions.getOrDefault(key, key) + "”")
                        .collect(Collectors.joining(" and ")));
      }
      case Agenda.NotNeeded gone -> {
        standing = "not-needed";
        said =
            Words.of(
                "Not needed after what was decided about “"
                    + questions.getOrDefault(gone.because(), gone.because())
                    + "”");
      }
    }
    return new CaseTask(
        task.key(),
        Words.of(filling.sentence(task.ask())),
        Words.of(filling.sentence(task.why())),
        standing,
        said,
        then,
        reason,
        due,
        late,
        looking.decides() && task.by().stream().anyMatch(looking.roles()::contains),
        String.join(" or ", task.by()),
        task.known().stream()
            .filter(kind -> filling.known().containsKey(kind))
            .map(kind -> new Fact(kind.many(), Words.of(filling.sentence("{" + kind.many() + "}"))))
            .toList(),
        task.go().stream().flatMap(place -> filling.links(place).stream()).toList(),
        task.options());
  }
}
