package dev.countersign.sheet;

/**
 * How a document looks; all measures in points.
 *
 * @param margin at the left, the right and above
 * @param bottom below it nothing but the foot is written
 * @param title the size of a title's letters
 * @param heading the size of a heading's letters
 * @param inset between a column's text and the next column
 * @param embedded whether the letters go into the document, with those of Greek and Cyrillic; else
 *     they are the ones that every PDF reader has, with a fixed width for addresses and hashes
 */
public record Look(
    float margin, float bottom, float title, float heading, float inset, boolean embedded) {
  /** A report with tables. */
  public static final Look REPORT = new Look(48, 48, 19, 12.5f, 6, false);

  /** A letter. */
  public static final Look LETTER = new Look(54, 62, 16, 11.5f, 7, true);
}
