package dev.countersign.server.lure;

import dev.countersign.server.people.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something as it is handed in.
 *
 * @param by as the journal calls them; empty for a mail of somebody unknown
 * @param person null where it is no person of the company
 * @param sender of a mail, the address that it says it is from; else empty
 * @param name of the file, or words
 * @param arrival of a mail, by which it is taken in once; else null
 * @param reply whether the answer goes out by mail
 */
public record Handed(
    Way way,
    String by,
    @Nullable Person person,
    String sender,
    String name,
    @Nullable String arrival,
    boolean reply) {
  /** What pasted text is called where it is read. */
  public static final String PASTED = "pasted text";

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_BEGINNING = 60;

  /** Makes the name one of a file, without a path. */
  public Handed {
    name = fileName(name);
    sender = sender.replace("\0", "");
  }

  /** By somebody on a page. */
  public static Handed by(Person person, Way way, String name) {
    return new Handed(way, person.subject(), person, "", name, null, false);
  }

  /** Text that somebody pasted, called by how it begins; without links and what would be a path. */
  public static Handed pasted(Person person, String text) {
    String line =
        text.strip().replaceAll("\\S*://\\S*", "(link)").replaceAll("[\\s/\\\\]+", " ").strip();
    int end = line.length() <= LONGEST_BEGINNING ? -1 : line.lastIndexOf(' ', LONGEST_BEGINNING);
    String beginning =
        line.length() <= LONGEST_BEGINNING
            ? line
            : line.substring(0, end > 0 ? end : LONGEST_BEGINNING) + " …";
    return by(person, Way.PASTE, line.isEmpty() ? PASTED : "“" + beginning + "”");
  }

  private static String fileName(String given) {
    List<String> parts = List.of(given.replace("\0", "").split("[/\\\\]", -1));
    String last = parts.getLast().strip();
    if (last.isEmpty() || last.equals(".") || last.equals("..")) {
      return "a file without a name";
    }
    return last.length() <= LONGEST_NAME
        ? last
        // The end says what kind of file it is.
        : last.substring(0, LONGEST_NAME / 2)
            + "…"
            + last.substring(last.length() - LONGEST_NAME / 2);
  }
}
