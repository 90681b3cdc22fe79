package dev.countersign.trace.ask;

import dev.countersign.model.value.UnreadableInput;
import java.util.List;
import java.util.Locale;

/**
 * How somebody asks for a trace to go on over bridges.
 *
 * @param also the ledgers of other chains, as they were named, such as {@code 56=bsc/}
 * @param confidence a crossing is followed that is at least as sure, above 0, up to 1
 * @param depth over how many bridges in a row, 0 or more
 */
public record Across(List<String> also, double confidence, int depth) {
  /** So sure is what is followed unless somebody says otherwise. */
  public static final double SURE = 0.9;

  /** So many bridges in a row are followed unless somebody says otherwise. */
  public static final int DEPTH = 10;

  /** One chain only. */
  public static final Across NONE = new Across(List.of(), SURE, DEPTH);

  /**
   * Keeps a copy, and checks the ranges.
   *
   * @throws UnreadableInput where one is none
   */
  public Across {
    also = List.copyOf(also);
    if (!(confidence > 0 && confidence <= 1) || depth < 0) {
      throw new UnreadableInput(
          String.format(
              Locale.ROOT,
              "The limits of crossings are a confidence above 0, up to 1, and a count of 0 or more:"
                  + " %s, %d",
              confidence,
              depth));
    }
  }
}
