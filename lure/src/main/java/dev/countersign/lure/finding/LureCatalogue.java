package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything that lure can find, in the order of the manual. */
public final class LureCatalogue {
  /** All entries: of messages, of links, of files, of projects, of indicators. */
  public static final List<FindingCode> ALL = all();

  private LureCatalogue() {}

  private static List<FindingCode> all() {
    List<FindingCode> all = new ArrayList<>(Arrays.asList(MessageFinding.values()));
    all.addAll(Arrays.asList(LinkFinding.values()));
    all.addAll(Arrays.asList(FileFinding.values()));
    all.addAll(Arrays.asList(ProjectFinding.values()));
    all.addAll(Arrays.asList(IndicatorFinding.values()));
    return List.copyOf(all);
  }
}
