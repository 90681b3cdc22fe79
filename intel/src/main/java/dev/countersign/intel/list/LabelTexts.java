package dev.countersign.intel.list;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.countersign.intel.label.Kind;
import dev.countersign.model.value.UnreadableInput;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Labels that people collected or keep: as Etherscan's are collected, and their own tables. */
final class LabelTexts {
  private LabelTexts() {}

  /** {@code {"0x…": {"name": …, "labels": […]}}}. */
  static Draft etherscan(JsonNode all, String file) {
    if (!all.isObject()) {
      throw new UnreadableInput(file + " is no file of labels; expected an object by address");
    }
    Draft draft = new Draft(ListSource.ofFile(file, Kind.OTHER));
    for (Map.Entry<String, JsonNode> one : all.properties()) {
      JsonNode what = one.getValue();
      draft.subject();
      if (what.isString()) { // a list of pools by what they take
        draft.add(one.getKey(), "", who(what.asString(), ""), Kind.MIXER, "");
        continue;
      }
      Kind kind = Kind.OTHER;
      StringBuilder words = new StringBuilder();
      for (JsonNode word : what.path("labels")) {
        Kind other = Kind.ofCategory(word.asString(""));
        kind = other.compareTo(kind) < 0 ? other : kind;
        words.append(words.isEmpty() ? "" : ", ").append(word.asString(""));
      }
      draft.add(one.getKey(), "", who(what.path("name").asString(""), words.toString()), kind, "");
    }
    return draft;
  }

  private static Draft.Listed who(String name, String words) {
    return new Draft.Listed("", name, words, Optional.empty(), "");
  }

  /** Columns address, name and kind; source, date, licence and chain where they are there. */
  static Draft own(String text, String file) {
    Draft draft = new Draft(ListSource.ofFile(file, Kind.OTHER));
    Csv.each(text, file, record -> own(draft, record, file));
    return draft;
  }

  private static void own(Draft draft, NamedCsvRecord record, String file) {
    String where = file + ", line " + record.getStartingLineNumber();
    Kind kind = kind(required(record, "kind", where), where);
    String date = Csv.field(record, "date");
    Optional<LocalDate> day = Days.british(date);
    if (!date.isEmpty() && day.isEmpty()) {
      throw new UnreadableInput(
          where + ": " + date + " is no day; expected one such as 2025-02-26");
    }
    String licence = Csv.field(record, "licence");
    draft.subject();
    draft.add(
        required(record, "address", where),
        Csv.field(record, "chain"),
        new Draft.Listed("", required(record, "name", where), "", day, Csv.field(record, "source")),
        kind,
        licence.isEmpty() ? Csv.field(record, "license") : licence);
  }

  static Kind kind(String word, String where) {
    try {
      return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(
          where + ": " + word + " is no kind; expected one of " + Kind.words());
    }
  }

  private static String required(NamedCsvRecord record, String column, String where) {
    String text = Csv.field(record, column);
    if (text.isEmpty()) {
      throw new UnreadableInput(
          where + " has no " + column + "; expected the columns address, name, kind");
    }
    return text;
  }
}
