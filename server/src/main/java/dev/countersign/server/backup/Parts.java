package dev.countersign.server.backup;

/** The names of a backup's parts. */
final class Parts {
  static final String MANIFEST = "backup.json";
  static final String SUMS = "sums.json";
  static final String KEYS = "keys/";

  private static final String TABLES = "tables/";
  private static final String COLUMNS = ".columns";

  private Parts() {}

  static String columns(Table table) {
    return TABLES + table.name() + COLUMNS;
  }

  static String rows(Table table) {
    return TABLES + table.name();
  }

  /** The table whose columns a part names; empty for any other part. */
  static String tableOfColumns(String part) {
    return part.startsWith(TABLES) && part.endsWith(COLUMNS)
        ? part.substring(TABLES.length(), part.length() - COLUMNS.length())
        : "";
  }
}
