package dev.countersign.intel.list;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.countersign.model.value.UnreadableInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables (CSV) of the United Kingdom: OFSI's consolidated list and the UK Sanctions List. Above
 * the columns' names stands a line with the day; each name of somebody has a line of its own.
 */
final class UkTables {
  private static final List<String> NAMES =
      List.of("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6");

  private UkTables() {}

  /** Whether a text is one of them. */
  static boolean isOne(String text) {
    return text.lines()
        .limit(3)
        .anyMatch(line -> line.contains("Name 6") && (isOfsi(line) || line.contains("Unique ID")));
  }

  private static boolean isOfsi(String header) {
    return header.contains("Group ID")
        && header.contains("Regime")
        && !header.contains("Unique ID");
  }

  static Draft read(String text, String file) {
    String first = text.lines().findFirst().orElse("");
    boolean dated = !first.contains("Name 6");
    int header = dated ? text.indexOf('\n') + 1 : 0;
    String names = text.substring(header).lines().findFirst().orElse("");
    boolean ofsi = isOfsi(names);
    Draft draft = new Draft(ofsi ? ListSource.UK_OFSI : ListSource.UK);
    if (dated) {
      draft.published(
          Days.british(first.replaceFirst("^[^0-9]*", "").replaceFirst("[\",]+.*$", "")));
    }
    Set<String> subjects = new HashSet<>();
    Csv.each(
        text.substring(header),
        file,
        record -> {
          Draft.Listed who = ofsi ? ofOfsi(record) : ofUk(record);
          if (who.id().isEmpty()) {
            throw new UnreadableInput(
                file
                    + ", line "
                    + (record.getStartingLineNumber() + (dated ? 1 : 0))
                    + " has no id");
          }
          if (subjects.add(who.id())) {
            draft.subject();
          }
          draft.addFrom(String.join(" \n ", record.getFields()), who);
        });
    return draft;
  }

  private static Draft.Listed ofOfsi(NamedCsvRecord record) {
    String listed = Csv.field(record, "Listed On");
    return new Draft.Listed(
        Csv.field(record, "Group ID"),
        name(record),
        Csv.field(record, "Regime"),
        Days.british(listed),
        "");
  }

  private static Draft.Listed ofUk(NamedCsvRecord record) {
    String regime = Csv.field(record, "Regime Name");
    return new Draft.Listed(
        Csv.field(record, "Unique ID"),
        name(record),
        regime.isEmpty() ? Csv.field(record, "Regime") : regime,
        Days.british(Csv.field(record, "Date Designated")),
        "");
  }

  private static String name(NamedCsvRecord record) {
    return NAMES.stream()
        .map(column -> Csv.field(record, column))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
