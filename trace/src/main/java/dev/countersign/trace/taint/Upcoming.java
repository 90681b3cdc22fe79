package dev.countersign.trace.taint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The positions that somebody's stolen value may be at, as bits: however many there are, noting one
 * and finding the next cost the same. Pages that are passed are given up.
 */
final class Upcoming {
  private static final int PAGE_SHIFT = 12;
  private static final int WORDS = 1 << (PAGE_SHIFT - 6);

  /** The words' bits, and then one word that says which of them have any. */
  private long[] @Nullable [] pages = new long[16][];

  private int firstPage;

  /** Notes a position, which must not be before the last that was taken. */
  void add(long position) {
    int number = (int) (position >>> PAGE_SHIFT);
    if (number >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(number + 1, 2 * pages.length));
    }
    long @Nullable [] page = pages[number];
    if (page == null) {
      page = new long[WORDS + 1];
      pages[number] = page;
    }
    int word = (int) (position >>> 6) & (WORDS - 1);
    page[word] |= 1L << position;
    page[WORDS] |= 1L << word;
  }

  /** Takes the earliest position out; {@link Long#MAX_VALUE} where there is none. */
  long take() {
    for (; firstPage < pages.length; firstPage++) {
      long @Nullable [] page = pages[firstPage];
      if (page == null) {
        continue;
      }
      if (page[WORDS] != 0) {
        int word = Long.numberOfTrailingZeros(page[WORDS]);
        int bit = Long.numberOfTrailingZeros(page[word]);
        page[word] &= page[word] - 1;
        if (page[word] == 0) {
          page[WORDS] &= page[WORDS] - 1;
        }
        return (long) firstPage << PAGE_SHIFT | (long) word << 6 | bit;
      }
      pages[firstPage] = null;
    }
    return Long.MAX_VALUE;
  }
}
