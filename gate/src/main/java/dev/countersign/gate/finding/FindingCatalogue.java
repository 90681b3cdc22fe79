package dev.countersign.gate.finding;

import dev.countersign.model.verdict.FindingCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything that gate can find, in the order of the manual. */
public final class FindingCatalogue {
  /**
   * All entries: of reading a payload, of the policy, of signing, of sessions, of a Safe's queue.
   */
  public static final List<FindingCode> ALL = all();

  private FindingCatalogue() {}

  private static List<FindingCode> all() {
    List<FindingCode> all = new ArrayList<>(Arrays.asList(GateFinding.values()));
    all.addAll(Arrays.asList(PolicyFinding.values()));
    all.addAll(Arrays.asList(SigningFinding.values()));
    all.addAll(Arrays.asList(SessionFinding.values()));
    all.addAll(Arrays.asList(ServiceFinding.values()));
    return List.copyOf(all);
  }
}
