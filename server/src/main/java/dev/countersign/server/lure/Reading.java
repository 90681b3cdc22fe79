package dev.countersign.server.lure;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;

/** Where a report is read. */
@FunctionalInterface
public interface Reading {
  /**
   * The answer to what was handed in.
   *
   * @param name of the file; words where it has none
   * @throws RuntimeException when the reader broke; it may be asked again
   */
  Answer answer(String name, byte[] bytes, Company company);
}
