package dev.countersign.lure.project;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.bound.Budget.UsedUp;
import dev.countersign.lure.code.Behaviour;
import dev.countersign.lure.content.Content;
import java.util.List;

/** Reads what one file of code does. */
@FunctionalInterface
interface CodeReader {
  /**
   * What the file does; nothing where it is in no language that is read.
   *
   * @throws UsedUp when the budget is
   */
  List<Behaviour> read(Content file, Budget budget) throws UsedUp;
}
