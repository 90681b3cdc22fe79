package dev.countersign.intel.knowledge;

import dev.countersign.intel.figure.Dispute;
import dev.countersign.intel.figure.Published;
import dev.countersign.intel.figure.Reason;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.source.Day;
import dev.countersign.intel.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads figures that others published. */
final class PublishedReading {
  private static final String[] FIELDS = {
    "id",
    "source",
    "covers",
    "from",
    "to",
    "dollars",
    "attacks",
    "attacksHow",
    "without",
    "whole",
    "shares",
    "reasons",
    "why"
  };

  private PublishedReading() {}

  static Map<String, Published> read(
      Part file, Map<String, Source> sources, Map<String, Incident> incidents) {
    return KnowledgeReader.byId(
        file.parts("published", FIELDS),
        part -> one(part.called(part.id()), sources, incidents),
        Published::id);
  }

  private static Published one(
      Part part, Map<String, Source> sources, Map<String, Incident> incidents) {
    Day from = part.day("from");
    Day to = part.day("to");
    if (to.last().isBefore(from.first())) {
      throw part.wrong("it ends on " + to.text() + ", before it begins");
    }
    List<String> without = part.texts("without");
    without.forEach(id -> part.known(id, incidents, "incident"));
    return new Published(
        part.id(),
        part.source(sources),
        part.text("covers"),
        from.first(),
        to.last(),
        part.required("dollars", "amount", "how").dollars(),
        part.count("attacks"),
        part.precision("attacksHow"),
        without,
        whole(part.part("whole", "dollars", "attacks")),
        shares(part.part("shares", "value", "attacks", "why")),
        part.words("reasons", Reason.values(), Reason::word),
        part.textOrEmpty("why"));
  }

  private static Optional<Published.Whole> whole(@Nullable Part part) {
    return part == null
        ? Optional.empty()
        : Optional.of(new Published.Whole(part.amount("dollars"), part.count("attacks")));
  }

  private static Published.Shares shares(@Nullable Part part) {
    return part == null
        ? Published.Shares.NONE
        : new Published.Shares(
            part.has("value") ? Optional.of(part.amount("value")) : Optional.empty(),
            part.has("attacks") ? Optional.of(part.amount("attacks")) : Optional.empty(),
            part.textOrEmpty("why"));
  }

  static List<Dispute> disputes(Part file, Map<String, Published> published) {
    return file.parts("disputes", "between", "why").stream()
        .map(part -> {
          List<String> between = part.texts("between");
          between.forEach(id -> part.known(id, published, "published figure"));
          if (between.size() < 2) {
            throw part.wrong("\"between\" has to name two figures at least");
          }
          return new Dispute(between, part.text("why"));
        })
        .toList();
  }
}
