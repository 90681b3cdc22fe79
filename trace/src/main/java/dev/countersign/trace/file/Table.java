package dev.countersign.trace.file;

/** One table of a known schema, whose rows are put into a ledger one after the other. */
interface Table {
  /**
   * Takes a row.
   *
   * @throws dev.countersign.model.value.UnreadableInput where it is none of that schema, or
   *     contradicts what was read before
   */
  void read(Row row);
}
