package dev.countersign.server.cases.story;

import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.CaseRole;
import dev.countersign.response.cases.Decision;
import dev.countersign.response.cases.TimelineLine;
import dev.countersign.response.cases.TimelineLine.Source;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Playbook;
import dev.countersign.response.playbook.Playbook.Option;
import dev.countersign.response.playbook.Playbooks;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.cases.story.Entries.Entry;
import dev.countersign.server.transfer.Requesters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the company did: the case's own entries, who took incidents on, and that all was stopped.
 */
final class DeedTeller implements Teller {
  private final Entries entries;
  private final Requesters names;
  private final Function<Case, Playbooks> playbooks;

  DeedTeller(Entries entries, Requesters names, Function<Case, Playbooks> playbooks) {
    this.entries = entries;
    this.names = names;
    this.playbooks = playbooks;
  }

  @Override
  public List<TimelineLine> lines(Scope scope) {
    List<TimelineLine> lines = new ArrayList<>();
    for (Entry one :
        entries.about(
            List.of(scope.about().subject()),
            scope.from(),
            scope.to(),
            "case-opened",
            "case-decided",
            "case-overdue",
            "case-part-given",
            "case-noted",
            "case-closing-asked",
            "case-closing-refused",
            "case-closed",
            "case-reopened",
            "case-taken-into")) {
      own(one, scope.about()).ifPresent(lines::add);
    }
    for (Entry one :
        entries.about(
            List.of("installation"), scope.about().openedAt(), scope.to(), "signing-stopped")) {
      lines.add(
          line(
              one,
              "allow",
              "All signing stopped",
              "By "
                  + (one.text("by").equals("watch") ? "the watch" : names.name(one.text("by")))
                  + ": "
                  + one.text("reason"),
              "/stop"));
    }
    for (Entry one :
        entries.about(
            scope.subjects(Thing.Kind.INCIDENT),
            scope.from(),
            scope.to(),
            "incident-acknowledged",
            "incident-resolved")) {
      boolean over = one.kind().equals("incident-resolved");
      lines.add(
          line(
              one,
              "allow",
              over ? "Incident over" : "Incident taken on",
              "By "
                  + names.name(one.text("by"))
                  + (one.text("reason").isEmpty() ? "" : ": " + one.text("reason")),
              "/incidents/" + one.id()));
    }
    return lines;
  }

  private Optional<TimelineLine> own(Entry one, Case about) {
    String by =
        one.text("by").equals("countersign") ? "by itself" : "by " + names.name(one.text("by"));
    String reason = one.text("reason").isEmpty() ? "" : ": " + one.text("reason");
    return switch (one.kind()) {
      case "case-opened" ->
          told(
              one,
              "note",
              "Case opened",
              "Case "
                  + one.text("number")
                  + ", "
                  + by
                  + ": "
                  + CaseKind.of(one.text("kind")).map(CaseKind::title).orElse(""));
      case "case-decided" ->
          told(one, "allow", "Decided", decided(one, about) + ", " + by + reason);
      case "case-part-given" ->
          told(
              one,
              "note",
              "Part given",
              names.name(one.text("person"))
                  + " "
                  + CaseRole.of(one.text("role")).map(CaseRole::does).orElse("helps"));
      case "case-overdue" ->
          told(one, "hold", "Overdue", "Told to those of the case: " + tasks(one));
      case "case-noted" ->
          told(one, "note", "Note", names.name(one.text("by")) + ": " + one.text("words"));
      case "case-closing-asked" -> told(one, "note", "Closing asked for", by + reason);
      case "case-closing-refused" -> told(one, "hold", "Not closed yet", by + reason);
      case "case-closed" -> told(one, "allow", "Closed", "Agreed " + by);
      case "case-taken-into" ->
          Optional.of(
              line(
                  one,
                  "note",
                  "Goes on elsewhere",
                  "It is the same as case " + one.text("intoNumber"),
                  "/cases/" + one.text("into").replace("case/", "")));
      case "case-reopened" -> told(one, "hold", "Opened again", by + reason);
      default -> Optional.empty();
    };
  }

  private static String tasks(Entry one) {
    return one.body()
        .path("tasks")
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.joining(", "));
  }

  private String decided(Entry one, Case about) {
    String option = one.text("option");
    Playbooks all = playbooks.apply(about);
    for (CaseKind kind : CaseKind.values()) {
      Playbook.Task task = all.of(kind).task(one.text("task")).orElse(null);
      if (task != null) {
        return option.equals(Decision.LEFT_OUT)
            ? "Left out: " + one.text("task")
            : task.option(option).map(Option::say).orElse(option);
      }
    }
    return one.text("task") + ": " + option;
  }

  private static Optional<TimelineLine> told(Entry one, String mark, String what, String words) {
    return Optional.of(line(one, mark, what, words, ""));
  }

  private static TimelineLine line(Entry one, String mark, String what, String words, String to) {
    return new TimelineLine(one.at(), Source.CASE, one.key(), mark, what, words, to);
  }
}
