package dev.countersign.response.cases;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.cases.Agenda.Line;
import dev.countersign.response.playbook.Playbook.Option;
import dev.countersign.response.playbook.Playbook.Task;
import dev.countersign.response.playbook.Playbooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What may be decided in a case, by whom. Each step gives the case as it is afterwards.
 *
 * @param at the case as it is
 * @param agenda of that case
 */
public record Deciding(Case at, Agenda agenda) {
  /** For that case by those playbooks. */
  public static Deciding of(Case one, Playbooks all) {
    return new Deciding(one, one.agenda(all));
  }

  /**
   * Decides about a task, or decides otherwise than before.
   *
   * @param optionKey one of the task's, or {@link Decision#LEFT_OUT}
   * @param words why; may be empty where the option asks for none
   * @throws UnreadableInput when it cannot be decided now, by them, or so
   */
  public Case decide(String key, String optionKey, Actor by, String words, Instant now) {
    at.mayAct(by);
    Task task = task(key);
    if (Collections.disjoint(task.by(), by.roles())) {
      throw new UnreadableInput(
          "That is decided by " + String.join(" or ", task.by()) + ", which you are not");
    }
    String said = words(task, optionKey, words);
    List<Decision> decisions = new ArrayList<>(at.decisions());
    decisions.add(new Decision(key, optionKey, by.subject(), now, said));
    Steps next = new Steps(at);
    next.decisions = decisions;
    if (task.option(optionKey).filter(Option::contains).isPresent()) {
      next.state = CaseState.CONTAINED;
    }
    next.closing = Optional.empty();
    return next.done();
  }

  private Task task(String key) {
    Line line =
        agenda
            .line(key)
            .orElseThrow(() -> new UnreadableInput("The case asks for no such decision"));
    return switch (line.standing()) {
      case Agenda.Open open -> line.task();
      case Agenda.Decided done -> line.task();
      case Agenda.NotNeeded gone ->
          throw new UnreadableInput(
              "That need not be decided, as " + gone.because() + " was decided otherwise");
      case Agenda.Waits later ->
          throw new UnreadableInput("That is decided after " + String.join(" and ", later.tasks()));
    };
  }

  private static String words(Task task, String option, String words) {
    if (option.equals(Decision.LEFT_OUT)) {
      return Said.needed(words, "Why it is left out");
    }
    Option chosen =
        task.option(option)
            .orElseThrow(() ->
                new UnreadableInput(
                    "There is no such answer; expected one of "
                        + task.options().stream()
                            .map(Option::key)
                            .collect(Collectors.joining(", "))));
    return chosen.reason() ? Said.needed(words, "The reason") : Said.bounded(words, "The reason");
  }

  /**
   * Asks that it is closed.
   *
   * @throws UnreadableInput when something is to be decided yet, somebody asks already, or there is
   *     no reason
   */
  public Case askToClose(Actor by, String reason, Instant now) {
    at.mayAct(by);
    if (at.closing().isPresent()) {
      throw new UnreadableInput("Somebody asks already that it is closed; agree, or say why not");
    }
    nothingOpen();
    Steps next = new Steps(at);
    next.closing = Optional.of(new Said(by.subject(), now, Said.needed(reason, "The reason")));
    return next.done();
  }

  /**
   * Closes it.
   *
   * @throws UnreadableInput when nobody asks, whoever agrees asked themselves, or something is to
   *     be decided
   */
  public Case agreeToClose(Actor by, Instant now) {
    at.mayAct(by);
    Said asked =
        at.closing()
            .orElseThrow(() ->
                new UnreadableInput("Nobody asks that it is closed, or something came since"));
    if (asked.by().equals(by.subject())) {
      throw new UnreadableInput(
          "You asked that it is closed; somebody else must agree (four eyes)");
    }
    nothingOpen();
    Steps next = new Steps(at);
    next.state = CaseState.CLOSED;
    next.closed = Optional.of(new Said(by.subject(), now, asked.words()));
    return next.done();
  }

  /**
   * Says that it is not to be closed yet.
   *
   * @throws UnreadableInput when nobody asks, or there is no reason
   */
  public Case refuseToClose(Actor by, String reason, Instant now) {
    at.mayAct(by);
    if (at.closing().isEmpty()) {
      throw new UnreadableInput("Nobody asks that it is closed");
    }
    Steps next = new Steps(at);
    next.closing = Optional.empty();
    next.notes = noted(by, "Not to be closed yet: " + Said.needed(reason, "The reason"), now);
    return next.done();
  }

  /**
   * Opens it again.
   *
   * @throws UnreadableInput when it is not closed, or there is no reason
   */
  public Case reopen(Actor by, String reason, Instant now) {
    at.mayNotBeAbout(by);
    if (at.state() != CaseState.CLOSED) {
      throw new UnreadableInput("The case " + at.number() + " is not closed");
    }
    Steps next = new Steps(at);
    next.state = CaseState.OPEN;
    next.closing = Optional.empty();
    next.closed = Optional.empty();
    next.lastAt = now;
    next.notes = noted(by, "Opened again: " + Said.needed(reason, "The reason"), now);
    return next.done();
  }

  private List<Said> noted(Actor by, String words, Instant now) {
    List<Said> notes = new ArrayList<>(at.notes());
    notes.add(new Said(by.subject(), now, words));
    return notes;
  }

  private void nothingOpen() {
    List<Line> open = agenda.open();
    if (!open.isEmpty()) {
      throw new UnreadableInput(
          (open.size() == 1
                  ? "One decision is open yet: "
                  : open.size() + " decisions are open yet: ")
              + open.stream().map(one -> one.task().key()).collect(Collectors.joining(", "))
              + ". Decide them, or leave them out and say why");
    }
  }
}
