package dev.countersign.lure.project;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.bound.Budget.UsedUp;
import dev.countersign.lure.code.Behaviour;
import dev.countersign.lure.code.Sureness;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.lure.project.Judge.Judged;
import dev.countersign.lure.project.command.CommandLine;
import dev.countersign.lure.project.command.Danger;
import dev.countersign.lure.project.command.Dangers;
import dev.countersign.lure.project.command.Inline;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Quote;
import dev.countersign.lure.project.reach.Reached;
import dev.countersign.lure.project.trigger.Trigger;
import dev.countersign.lure.project.trigger.When;
import dev.countersign.model.verdict.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the triggers of a folder come to: that they are there, and what their commands do. */
final class TriggerFindings {
  private static final int MOST_OF_A_KIND = 3;

  private final Folder folder;
  private final CodeReader reader;
  private final Budget budget;
  private final Map<ProjectFinding, Integer> told = new EnumMap<>(ProjectFinding.class);
  private final List<Finding> findings = new ArrayList<>();

  TriggerFindings(Folder folder, CodeReader reader, Budget budget) {
    this.folder = folder;
    this.reader = reader;
    this.budget = budget;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void read(List<Trigger> triggers) throws UsedUp {
    for (Trigger trigger : triggers) {
      budget.checkTime();
      note(trigger);
      if (!trigger.command().isEmpty()) {
        command(trigger);
      }
    }
  }

  private void note(Trigger trigger) {
    ProjectFinding code =
        switch (trigger.when()) {
          case OPEN -> ProjectFinding.RUNS_ON_OPEN;
          case GIT -> ProjectFinding.GIT_RUNS_COMMAND;
          case INSTALL -> ProjectFinding.RUNS_ON_INSTALL;
          case BUILD, TEST, START -> ProjectFinding.RUNS_ON_BUILD;
          case COMMIT -> ProjectFinding.RUNS_ON_COMMIT;
          case CONTAINER -> ProjectFinding.RUNS_IN_CONTAINER;
          case INSTRUCTION -> null;
        };
    if (code == null) {
      return;
    }
    String run =
        trigger.command().isEmpty()
            ? trigger.files().stream().map(folder::shown).findFirst().orElse("a file")
            : Quote.of(trigger.command());
    String sentence = capital(trigger.occasion()) + ", this runs: " + run;
    add(code, sentence, trigger, run, "certain");
  }

  private void command(Trigger trigger) throws UsedUp {
    CommandLine line = CommandLine.of(trigger.command());
    for (Danger danger : Dangers.of(line)) {
      danger(trigger, danger);
    }
    for (Inline inline : Inline.of(line)) {
      Content code =
          Content.of(
              trigger.path() + "." + inline.ending(),
              inline.code().getBytes(StandardCharsets.UTF_8));
      for (Judged judged :
          Judge.of(reader.read(code, budget), new Reached(trigger, List.of(trigger.path())))) {
        Behaviour one = judged.behaviour();
        String sentence = one.sentence().replaceFirst("\\.$", "") + ", " + trigger.occasion();
        add(judged.code(), sentence, trigger, one.words(), sure(judged.sure()));
      }
    }
  }

  private void danger(Trigger trigger, Danger danger) {
    boolean told = trigger.when() == When.INSTRUCTION;
    boolean soft =
        told
            || trigger.when() == When.CONTAINER
            || trigger.when() == When.BUILD
            || trigger.when() == When.TEST;
    boolean known = KnownInstallers.only(trigger.command());
    String sentence;
    ProjectFinding code;
    switch (danger) {
      case FETCHED_CODE -> {
        if (known && soft) {
          return;
        }
        sentence = "A command fetches something from the network and runs it";
        code =
            told
                ? ProjectFinding.DANGEROUS_INSTRUCTION
                : soft ? ProjectFinding.PERHAPS_DANGEROUS : ProjectFinding.CODE_FROM_NETWORK;
      }
      case DECODED_CODE -> {
        sentence = "A command decodes something that nobody can read, and runs it";
        code = ProjectFinding.DECODED_CODE;
      }
      case PROTECTION_OFF -> {
        sentence = "A command switches a protection of the computer off";
        code = told ? ProjectFinding.DANGEROUS_INSTRUCTION : ProjectFinding.PERHAPS_DANGEROUS;
      }
      default -> throw new AssertionError(danger);
    }
    add(code, sentence + ", " + trigger.occasion(), trigger, trigger.command(), "certain");
  }

  private void add(
      ProjectFinding code, String sentence, Trigger trigger, String words, String sure) {
    if (told.merge(code, 1, Integer::sum) > MOST_OF_A_KIND) {
      return;
    }
    findings.add(
        Finding.of(
            code,
            sentence + ".",
            "words",
            Quote.of(words),
            "where",
            trigger.where(),
            "sure",
            sure,
            "when",
            trigger.occasion()));
  }

  private static String sure(Sureness sure) {
    return sure.name().toLowerCase(Locale.ROOT);
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
