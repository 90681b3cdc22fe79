package dev.countersign.intel.finding;

import dev.countersign.model.verdict.FindingCode;
import java.util.List;

/** All findings of this module, in the order of the manual. */
public final class IntelCatalogue {
  /** All of them. */
  public static final List<FindingCode> ALL = List.of(IntelFinding.values());

  private IntelCatalogue() {}
}
