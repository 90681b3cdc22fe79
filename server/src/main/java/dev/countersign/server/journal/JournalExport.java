package dev.countersign.server.journal;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalHead;
import dev.countersign.model.journal.JournalLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The whole journal as a file ({@code docs/journal.md}), read a thousand entries at a time. */
public final class JournalExport {
  private static final int AT_ONCE = 1_000;

  private JournalExport() {}

  /**
   * Writes it.
   *
   * @return how many entries
   * @throws IOException when it cannot be written
   */
  public static long write(JournalStore journal, OutputStream out) throws IOException {
    Lines lines = new Lines(journal);
    while (lines.hasNext()) {
      out.write(lines.next().getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
    return lines.last;
  }

  /** Its lines, read as they are asked for. */
  public static Iterator<String> lines(JournalStore journal) {
    return new Lines(journal);
  }

  private static final class Lines implements Iterator<String> {
    private final JournalStore journal;
    private final Deque<String> ready = new ArrayDeque<>();
    private long last;

    Lines(JournalStore journal) {
      this.journal = journal;
      more();
    }

    @Override
    public boolean hasNext() {
      return !ready.isEmpty();
    }

    @Override
    public String next() {
      String line = ready.remove();
      if (ready.isEmpty()) {
        more();
      }
      return line;
    }

    private void more() {
      List<JournalEntry> entries = journal.after(last, AT_ONCE);
      if (entries.isEmpty()) {
        return;
      }
      Map<Long, List<JournalHead>> heads =
          journal.heads(entries.getFirst().number(), entries.getLast().number()).stream()
              .collect(Collectors.groupingBy(JournalHead::number));
      for (JournalEntry entry : entries) {
        ready.add(JournalLines.of(entry));
        heads.getOrDefault(entry.number(), List.of()).stream()
            .map(JournalLines::of)
            .forEach(ready::add);
        last = entry.number();
      }
    }
  }
}
