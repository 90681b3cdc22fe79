package dev.countersign.gate.policy.replay;

import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalLines;
import dev.countersign.model.journal.JournalLines.Line;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was decided, out of a journal that was exported ({@code docs/journal.md}). The export is
 * gone through twice: once to see that it is whole, and which decision on each transfer is the last
 * one.
 */
public final class PastExport {
  private final Map<String, Long> last = new HashMap<>(); // lines by subject
  private @Nullable String policy;
  private long line;

  private PastExport() {}

  /**
   * Goes through it for the first time.
   *
   * @throws UnreadableInput when it is no journal, or not whole
   */
  public static PastExport of(Iterator<String> lines) {
    PastExport export = new PastExport();
    JournalCheck.Result result =
        JournalCheck.of(export.counted(lines), JournalCheck.Anchor.NOTHING, export::note);
    if (result instanceof JournalCheck.Result.Broken broken) {
      throw new UnreadableInput(
          "The journal is broken at entry " + broken.entry() + ": " + broken.sentence());
    }
    return export;
  }

  /** The policy that was in force at its end; empty where the journal tells of none. */
  public Optional<String> policyInForce() {
    return Optional.ofNullable(policy);
  }

  /**
   * Goes through the same lines again, for the last decision on each transfer, in their order.
   *
   * @return how many are left out because nothing is known of what they were decided on
   */
  public long each(Iterator<String> lines, Consumer<PastDecision> to) {
    Set<Long> wanted = new HashSet<>(last.values());
    long without = 0;
    for (long number = 1; lines.hasNext(); number++) {
      String text = lines.next();
      if (wanted.contains(number)) {
        JournalEntry entry = entry(text);
        PastDecision decision =
            PastDecision.of(entry.number(), entry.subject(), body(entry)).orElse(null);
        if (decision == null) {
          without++;
        } else {
          to.accept(decision);
        }
      }
    }
    return without;
  }

  private Iterator<String> counted(Iterator<String> lines) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public String next() {
        line++;
        return lines.next();
      }
    };
  }

  private void note(JournalEntry entry) {
    if (PastDecision.KINDS.contains(entry.kind())) {
      last.put(entry.subject(), line);
    } else if (entry.kind().equals("change-applied")) {
      JsonNode change = body(entry);
      if (change.path("kind").asString("").equals("policy-changed")) {
        policy = change.path("document").path("document").asString("");
      }
    }
  }

  private static JournalEntry entry(String text) {
    return switch (JournalLines.read(text, "The line")) {
      case Line.Entry one -> one.entry();
      case Line.Head head -> throw new UnreadableInput("The journal was changed meanwhile");
    };
  }

  private static JsonNode body(JournalEntry entry) {
    return Json.parse(entry.body(), "The body");
  }
}
