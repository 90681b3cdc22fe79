package dev.countersign.access.wallet.list;

import dev.countersign.access.wallet.Holder;
import dev.countersign.access.wallet.ImportedRight;
import dev.countersign.access.wallet.Right;
import dev.countersign.access.wallet.Way;
import dev.countersign.model.value.UnreadableInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A list of rights as CSV: who can do what with which wallet, as some other system says. */
public final class RightsCsv {
  private static final Set<String> COLUMNS =
      Set.of("wallet", "holder", "kind", "right", "by", "since", "last_used");

  private RightsCsv() {}

  /**
   * Reads one. The columns {@code wallet}, {@code holder} and {@code right} are needed, {@code
   * kind} (a person where it is missing), {@code by}, {@code since} and {@code last_used} are not.
   *
   * @param name of the list, which stands there where {@code by} is empty
   */
  public static Taken<ImportedRight> read(String text, String name) {
    return Rows.read(
        text,
        COLUMNS,
        Set.of("wallet", "holder", "right"),
        row ->
            new ImportedRight(
                row.needed("wallet"),
                kind(row.cell("kind")),
                row.needed("holder"),
                right(row.needed("right")),
                Way.IMPORTED_LIST,
                row.cell("by").isEmpty() ? name : row.cell("by"),
                row.moment("since"),
                row.moment("last_used")));
  }

  private static Right right(String word) {
    return Right.of(word)
        .orElseThrow(() ->
            new UnreadableInput(
                "\""
                    + word
                    + "\" is no right; expected one of "
                    + words(Arrays.stream(Right.values()).map(Right::word).toList())));
  }

  private static Holder.Kind kind(String word) {
    if (word.isEmpty()) {
      return Holder.Kind.PERSON;
    }
    return Arrays.stream(Holder.Kind.values())
        .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new UnreadableInput(
                "\""
                    + word
                    + "\" is no kind of holder; expected one of "
                    + words(Arrays.stream(Holder.Kind.values()).map(Holder.Kind::word).toList())));
  }

  private static String words(List<String> all) {
    return String.join(", ", all);
  }
}
