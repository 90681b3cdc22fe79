package dev.countersign.model.journal;

import dev.countersign.model.journal.JournalLines.Line;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks an exported journal, line by line, without the server and in constant memory: numbers
 * without a gap, each entry's hash, the chain, times that do not go back, and every signed head.
 */
public final class JournalCheck {
  /**
   * What is known from elsewhere.
   *
   * @param keys the public keys of the heads, 32 bytes each, one a server; empty to take whatever
   *     keys there are, which are then named
   * @param noted an entry noted earlier, which must still stand there; null for none
   */
  public record Anchor(Set<Bytes> keys, @Nullable Noted noted) {
    /** Nothing is known. */
    public static final Anchor NOTHING = new Anchor(Set.of(), null);

    /** Copies the set. */
    public Anchor {
      keys = Set.copyOf(keys);
    }
  }

  /** The hash that an entry had when somebody noted it. */
  public record Noted(long number, Bytes hash) {}

  /** What came of it. */
  public sealed interface Result {
    /** How many lines were right. */
    long lines();

    /**
     * The chain is whole.
     *
     * @param last the last entry's hash; zeros where there is none
     * @param covered the last entry under a signed head; 0 for none
     * @param keys of the heads
     */
    record Whole(long lines, long entries, Bytes last, long covered, Set<Bytes> keys)
        implements Result {
      /** Copies the set. */
      public Whole {
        keys = Set.copyOf(keys);
      }
    }

    /**
     * It is not.
     *
     * @param entry the first entry that is not right
     */
    record Broken(long lines, long entry, String sentence) implements Result {}
  }

  private final Anchor anchor;
  private final Consumer<JournalEntry> reader;
  private final Set<Bytes> keys = new TreeSet<>();
  private long lines;
  private long entries;
  private long covered;
  private Bytes last = JournalEntry.BEGINNING;
  private Instant lastAt = Instant.EPOCH;

  private JournalCheck(Anchor anchor, Consumer<JournalEntry> reader) {
    this.anchor = anchor;
    this.reader = reader;
  }

  /** Checks lines in their order; blank ones are passed over. */
  public static Result of(Iterator<String> lines, Anchor anchor) {
    return of(lines, anchor, entry -> {});
  }

  /**
   * The same.
   *
   * @param reader given each entry that is right so far, before the next line is taken
   */
  public static Result of(Iterator<String> lines, Anchor anchor, Consumer<JournalEntry> reader) {
    JournalCheck check = new JournalCheck(anchor, reader);
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.isBlank()) {
        continue;
      }
      String wrong = check.next(line);
      if (wrong != null) {
        return new Result.Broken(check.lines, check.entries + 1, wrong);
      }
      check.lines++;
    }
    String missing = check.missing();
    if (missing != null) {
      return new Result.Broken(check.lines, check.entries + 1, missing);
    }
    return new Result.Whole(check.lines, check.entries, check.last, check.covered, check.keys);
  }

  private @Nullable String missing() {
    Noted noted = anchor.noted();
    if (noted != null && noted.number() > entries) {
      return "Entry "
          + noted.number()
          + ", which was noted earlier, is missing: the journal ends with entry "
          + entries;
    }
    if (!anchor.keys().isEmpty() && covered == 0 && entries > 0) {
      return "No head is signed, but the keys " + anchor.keys() + " were expected to sign";
    }
    return null;
  }

  private @Nullable String next(String line) {
    try {
      return switch (JournalLines.read(line, "Line " + (lines + 1))) {
        case Line.Entry one -> entry(one.entry());
        case Line.Head one -> head(one.head());
      };
    } catch (UnreadableInput e) {
      return e.sentence();
    }
  }

  private @Nullable String entry(JournalEntry entry) {
    if (entry.number() != entries + 1) {
      return "Entry "
          + (entries + 1)
          + " is missing: entry "
          + entry.number()
          + " stands in its place";
    }
    if (!entry.previous().equals(last)) {
      return "Entry "
          + entry.number()
          + " follows an entry with the hash "
          + entry.previous()
          + ", but the one before it has "
          + last;
    }
    if (!entry.computed().equals(entry.hash())) {
      return "Entry "
          + entry.number()
          + " was changed: its hash says "
          + entry.hash()
          + ", but its content adds up to "
          + entry.computed();
    }
    if (entry.at().isBefore(lastAt)) {
      return "Entry " + entry.number() + " is older than the one before it";
    }
    Noted noted = anchor.noted();
    if (noted != null && noted.number() == entry.number() && !noted.hash().equals(entry.hash())) {
      return "Entry "
          + entry.number()
          + " is not the one that was noted: it had the hash "
          + noted.hash()
          + " and has "
          + entry.hash();
    }
    entries = entry.number();
    last = entry.hash();
    lastAt = entry.at();
    reader.accept(entry);
    return null;
  }

  private @Nullable String head(JournalHead head) {
    if (head.number() != entries || !head.hash().equals(last)) {
      return "A signed head names entry "
          + head.number()
          + " with the hash "
          + head.hash()
          + ", but entry "
          + entries
          + " with the hash "
          + last
          + " stands before it";
    }
    if (!anchor.keys().isEmpty() && !anchor.keys().contains(head.key())) {
      return "The head of entry "
          + head.number()
          + " is signed with another key than those that were expected: "
          + head.key().toHex();
    }
    if (!head.verifies()) {
      return "The signature under entry " + head.number() + " is not the key's";
    }
    keys.add(head.key());
    covered = head.number();
    return null;
  }
}
