package dev.countersign.parquet;

/**
 * A column of a file.
 *
 * @param type in DuckDB's words
 */
record Column(String name, String type) {
  /** What selects its text, or its number where that is a floating point number. */
  String selected() {
    String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
    if (type.endsWith("[]")) {
      // Lists of records are of no table that is known; others have commas between.
      return type.startsWith("STRUCT") ? "NULL" : "array_to_string(" + quoted + ", ',')";
    }
    if (type.startsWith("TIMESTAMP") || type.equals("DATE")) {
      return "CAST(CAST(floor(epoch(" + quoted + ")) AS BIGINT) AS VARCHAR)";
    }
    if (type.equals("BLOB")) {
      return "'0x' || lower(hex(" + quoted + "))";
    }
    return isFloating() ? "CAST(" + quoted + " AS DOUBLE)" : "CAST(" + quoted + " AS VARCHAR)";
  }

  boolean isFloating() {
    return type.equals("DOUBLE") || type.equals("FLOAT");
  }

  boolean isDecimal() {
    return type.startsWith("DECIMAL");
  }
}
