package dev.countersign.lure.code;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.bound.Pace;
import dev.countersign.lure.code.syntax.Source;
import dev.countersign.lure.code.syntax.Syntax;
import dev.countersign.lure.content.Content;
import java.util.Arrays;
import java.util.List;

/**
 * What a file's code would do: JavaScript, TypeScript, Python, shell, PowerShell, batch files and
 * notebooks, by parsing them and following their values. Nothing is run.
 */
public final class CodeReading {
  private static final int MOST = 2 << 20;

  /** One file gets at most this part of the time that is left, so that others are read too. */
  private static final int SHARE = 4;

  private CodeReading() {}

  /** Loads the native parsers, which is not possible once the process has confined itself. */
  public static void warm() {
    Syntax.warm();
    Role.of("");
    var _ = Treasures.id("");
  }

  /**
   * What a file would do, in the order of its lines; nothing for a file that is no code. Of a file
   * beyond 2 MiB the first part is read, and where its time ends before it, what was found until
   * then is told; both are said as {@link Kind#NOT_READ}.
   *
   * @throws Budget.UsedUp when the budget is used up
   */
  public static List<Behaviour> read(Content file, Budget budget) throws Budget.UsedUp {
    return read(file, budget, false);
  }

  /**
   * The same, of a file too that has no word that could matter by itself.
   *
   * @throws Budget.UsedUp when the budget is used up
   */
  public static List<Behaviour> readAnyway(Content file, Budget budget) throws Budget.UsedUp {
    return read(file, budget, true);
  }

  private static List<Behaviour> read(Content file, Budget budget, boolean anyway)
      throws Budget.UsedUp {
    budget.takeBytes(Math.min(file.bytes().length, MOST));
    byte[] bytes = file.bytes().length > MOST ? Arrays.copyOf(file.bytes(), MOST) : file.bytes();
    Source source = new Source(bytes);
    Notes notes = new Notes(source, 0, "", budget.pace(SHARE));
    Languages.Named named = Languages.of(file, bytes);
    Language language = named.language();
    if (language != null) {
      Looks.at(source, bytes, language, named.disguised(), notes);
      if (anyway || Prefilter.worthReading(bytes, language)) {
        try {
          new Reader(0).read(source, language, notes);
        } catch (Pace.Over e) {
          notes.unread(0, "Reading it took longer than one file may take: not all of it was read.");
        }
      }
      rest(file, language, notes);
      Looks.after(notes);
    }
    return notes.all();
  }

  /** What lies beyond the first part, unless it is there and has no word that could matter. */
  private static void rest(Content file, Language language, Notes notes) {
    byte[] all = file.bytes();
    byte[] rest = all.length > MOST ? Arrays.copyOfRange(all, MOST, all.length) : new byte[0];
    if (file.cut() || (rest.length > 0 && Prefilter.worthReading(rest, language))) {
      notes.unread(
          Math.min(all.length, MOST),
          "Only the first "
              + Math.min(all.length, MOST)
              + " of its "
              + file.size()
              + " bytes were read.");
    }
  }
}
