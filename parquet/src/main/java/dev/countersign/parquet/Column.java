package dev.countersign.parquet;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A column of a file, or a field of the records that a column has lists of.
 *
 * @param type in DuckDB's words
 * @param fields of the records; none where it has no lists of records
 */
record Column(String name, String type, List<Column> fields) {
  /** Large, and of no use for what moved. */
  private static final Set<String> UNUSED =
      Set.of("input", "output", "logs_bloom", "bytecode", "script_asm", "txinwitness");

  Column(String name, String type) {
    this(name, type, List.of());
  }

  /** What selects its text, or its number where that is a floating point number. */
  String selected() {
    if (hasRecords()) {
      String packed =
          fields.stream()
              .map(field -> field.quoted() + " := " + field.member("one." + field.quoted()))
              .collect(Collectors.joining(", "));
      return "CAST(to_json(list_transform("
          + quoted()
          + ", lambda one: struct_pack("
          + packed
          + "))) AS VARCHAR)";
    }
    if (type.endsWith("[]")) {
      return "array_to_string(" + quoted() + ", ',')";
    }
    return isFloating() ? "CAST(" + quoted() + " AS DOUBLE)" : text(quoted());
  }

  /** What selects it in a record: numbers as texts, so that JSON changes none. */
  private String member(String of) {
    if (type.endsWith("[]")) {
      return of;
    }
    if (isFloating()) {
      return "CAST(CAST(" + of + " AS DOUBLE) AS VARCHAR)";
    }
    return isDecimal() ? "regexp_replace(" + text(of) + ", '\\.0+$', '')" : text(of);
  }

  private String text(String of) {
    if (type.startsWith("TIMESTAMP") || type.equals("DATE")) {
      return "CAST(CAST(floor(epoch(" + of + ")) AS BIGINT) AS VARCHAR)";
    }
    return type.equals("BLOB") ? "'0x' || lower(hex(" + of + "))" : "CAST(" + of + " AS VARCHAR)";
  }

  String quoted() {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  boolean isUnused() {
    return UNUSED.contains(name);
  }

  boolean hasRecords() {
    return type.startsWith("STRUCT") && type.endsWith("[]");
  }

  boolean isFloating() {
    return type.equals("DOUBLE") || type.equals("FLOAT");
  }

  boolean isDecimal() {
    return type.startsWith("DECIMAL");
  }
}
