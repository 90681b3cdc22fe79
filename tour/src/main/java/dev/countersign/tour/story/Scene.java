package dev.countersign.tour.story;

import java.util.List;

/**
 * What came of a chapter.
 *
 * @param told what happened, as the server said it, a sentence each
 * @param looks the pages on which it is seen, the first first
 */
public record Scene(List<String> told, List<Look> looks) {
  /** Copies the lists. */
  public Scene {
    told = List.copyOf(told);
    looks = List.copyOf(looks);
  }
}
