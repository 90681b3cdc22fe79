package dev.countersign.trace.file;

import java.util.OptionalLong;

/** One table of a known schema, whose rows are put into a ledger one after the other. */
interface Table {
  /**
   * Takes a row.
   *
   * @throws dev.countersign.model.value.UnreadableInput where it is none of that schema, or
   *     contradicts what was read before
   */
  void read(Row row);

  /** The block that a row belongs to; nothing where it says none. */
  default OptionalLong block(Row row) {
    return OptionalLong.empty();
  }

  /** Whether rows that say no block tell something for rows of all blocks. */
  default boolean isGeneral() {
    return false;
  }
}
