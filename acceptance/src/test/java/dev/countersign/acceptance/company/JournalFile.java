package dev.countersign.acceptance.company;

import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalLines;
import dev.countersign.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An exported journal, as whoever checks it afterwards has it. */
record JournalFile(String text, List<JournalEntry> entries) {
  static JournalFile of(String text) {
    List<JournalEntry> entries = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (JournalLines.read(line, "A line") instanceof JournalLines.Line.Entry one) {
        entries.add(one.entry());
      }
    }
    return new JournalFile(text, List.copyOf(entries));
  }

  /** Fails, with the sentence, where the chain is not whole; at least one head must be signed. */
  JournalFile demandWhole() {
    JournalCheck.Result result =
        JournalCheck.of(text.lines().iterator(), JournalCheck.Anchor.NOTHING);
    if (!(result instanceof JournalCheck.Result.Whole whole) || whole.covered() == 0) {
      throw new AssertionError("the journal is not whole: " + result);
    }
    return this;
  }

  List<JournalEntry> of(String kind, String subject) {
    return entries.stream()
        .filter(one -> one.kind().equals(kind) && one.subject().startsWith(subject))
        .toList();
  }

  List<JournalEntry> ofKind(String kind) {
    return of(kind, "");
  }

  /** What those entries say. */
  static List<JsonNode> bodies(List<JournalEntry> entries) {
    return entries.stream().map(one -> Json.parse(one.body(), "The body")).toList();
  }

  /** The findings of that code, whatever they are about. */
  List<JsonNode> findings(String code) {
    return bodies(ofKind("finding")).stream()
        .filter(body -> body.path("code").asString("").equals(code))
        .toList();
  }

  /** How many findings of that code are about somebody. */
  long findings(String code, String person) {
    return findings(code).stream()
        .filter(body -> body.path("person").asString("").equals(person))
        .count();
  }
}
