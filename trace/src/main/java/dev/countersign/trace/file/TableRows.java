package dev.countersign.trace.file;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives a table's rows to the reader of the schema that its columns are of. */
final class TableRows implements TableReader.Rows {
  private final String name;
  private final Assembly assembly;
  private @Nullable Table table;

  /** Of a file of that name. */
  TableRows(String name, Assembly assembly) {
    this.name = name;
    this.assembly = assembly;
  }

  @Override
  public void columns(Set<String> names, Set<String> floating) {
    table = Tables.of(name, names, floating, assembly);
  }

  @Override
  public void row(long number, Function<String, Optional<String>> field) {
    if (table == null) {
      throw new IllegalStateException("a row before the columns");
    }
    assembly.span().read(table, new Row(name + ", row " + number, field));
  }
}
