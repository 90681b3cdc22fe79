package dev.countersign.access.read;

/**
 * What could not be read.
 *
 * @param line on which it begins, from 1
 * @param sentence what is wrong with it
 */
public record Unread(long line, Why why, String sentence) {
  /** In which way. */
  public enum Why {
    /** It is no JSON object. */
    MALFORMED,
    /** It is larger than one record may be. */
    TOO_LARGE
  }
}
