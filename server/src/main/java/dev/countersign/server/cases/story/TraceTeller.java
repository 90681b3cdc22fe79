package dev.countersign.server.cases.story;

import dev.countersign.response.cases.TimelineLine;
import dev.countersign.response.cases.TimelineLine.Source;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.cases.story.Entries.Entry;
import dev.countersign.server.transfer.Requesters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where the value of a case went, as its traces tell. */
final class TraceTeller implements Teller {
  private final Entries entries;
  private final Requesters names;

  TraceTeller(Entries entries, Requesters names) {
    this.entries = entries;
    this.names = names;
  }

  @Override
  public List<TimelineLine> lines(Scope scope) {
    List<TimelineLine> lines = new ArrayList<>();
    for (Entry one :
        entries.about(
            scope.subjects(Thing.Kind.TRACE),
            scope.from(),
            scope.to(),
            "trace-asked",
            "trace-opened",
            "trace-reached",
            "trace-undone",
            "trace-blind",
            "trace-ended")) {
      line(one).ifPresent(lines::add);
    }
    return lines;
  }

  private Optional<TimelineLine> line(Entry one) {
    return switch (one.kind()) {
      case "trace-asked" ->
          line(
              one,
              "note",
              "Trace asked for",
              names.name(one.text("by"))
                  + " follows what was taken, from "
                  + one.body().path("asked").path("from").asString("its beginning"));
      case "trace-opened" ->
          line(one, "note", "Trace begun", stolen(one) + "the trace goes on with the chain");
      case "trace-reached" -> line(one, "hold", "Value reached somebody", sentences(one));
      case "trace-undone" ->
          line(one, "note", "Undone", "Blocks left the chain: " + sentences(one));
      case "trace-blind" -> line(one, "hold", "Trace stands still", one.text("sentence"));
      case "trace-ended" ->
          line(
              one,
              one.text("state").equals("failed") ? "hold" : "allow",
              "Trace ended",
              one.text("sentence").isEmpty()
                  ? stolen(one) + "it has its answer"
                  : one.text("sentence"));
      default -> Optional.empty();
    };
  }

  private static String stolen(Entry one) {
    String stolen = one.text("stolen");
    return stolen.isEmpty() ? "" : "Followed are " + stolen + " smallest units; ";
  }

  private static String sentences(Entry one) {
    List<String> all = new ArrayList<>();
    for (JsonNode each : one.body().path("sentences")) {
      all.add(each.asString());
    }
    int more = one.body().path("count").asInt(all.size()) - all.size();
    return String.join(" ", all) + (more > 0 ? " And " + more + " more." : "");
  }

  private static Optional<TimelineLine> line(Entry one, String mark, String what, String words) {
    return Optional.of(
        new TimelineLine(
            one.at(), Source.TRACE, one.key(), mark, what, words, "/traces/" + one.id()));
  }
}
