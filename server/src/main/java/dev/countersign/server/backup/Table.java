package dev.countersign.server.backup;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table.
 *
 * @param columns those that are kept: all but the ones that the database computes
 */
record Table(String name, List<String> columns) {
  /** The names that our tables and columns have; another is never made part of a statement. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  Table {
    columns = List.copyOf(columns);
    if (!NAME.matcher(name).matches()
        || columns.isEmpty()
        || !columns.stream().allMatch(column -> NAME.matcher(column).matches())) {
      throw new BackupUnreadable("The table \"" + name + "\" is none of Countersign's");
    }
  }

  /** All rows out, as text. */
  String out() {
    return "copy " + name + list() + " to stdout";
  }

  /** Rows in. */
  String in() {
    return "copy " + name + list() + " from stdin";
  }

  private String list() {
    return columns.stream().collect(Collectors.joining(", ", " (", ")"));
  }
}
