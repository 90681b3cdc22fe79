package dev.countersign.server.journal;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalHead;
import dev.countersign.model.journal.JournalLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    long last = 0;
    List<JournalEntry> entries = journal.after(0, AT_ONCE);
    while (!entries.isEmpty()) {
      Map<Long, List<JournalHead>> heads =
          journal.heads(entries.getFirst().number(), entries.getLast().number()).stream()
              .collect(Collectors.groupingBy(JournalHead::number));
      for (JournalEntry entry : entries) {
        line(out, JournalLines.of(entry));
        for (JournalHead head : heads.getOrDefault(entry.number(), List.of())) {
          line(out, JournalLines.of(head));
        }
        last = entry.number();
      }
      entries = journal.after(last, AT_ONCE);
    }
    return last;
  }

  private static void line(OutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
