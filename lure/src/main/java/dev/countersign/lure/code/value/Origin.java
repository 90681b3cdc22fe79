package dev.countersign.lure.code.value;

/**
 * Where a taint began.
 *
 * @param line from 1
 * @param words of it, such as the host; empty where nothing is written out
 * @param followed false where a step on the way was not understood
 */
public record Origin(int line, String words, boolean followed) {
  /** The same, gone through something not understood. */
  public Origin unsure() {
    return followed ? new Origin(line, words, false) : this;
  }
}
