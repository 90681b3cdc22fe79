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

  /** So many words are told ahead, of at most so many pages. */
  private static final int AHEAD = 8;

  private static final int PAGES_AHEAD = 32;

  /** Is told of positions that come soon. */
  interface Soon {
    /** Of the 64 positions from one on, those whose bits are set. */
    void come(long first, long bits);
  }

  private final Soon soon;

  /** The words' bits, and then one word that says which of them have any. */
  private long[] @Nullable [] pages = new long[16][];

  private int firstPage;

  /** Words that were told ahead, the earliest first, and are not come to yet. */
  private final long[] told = new long[AHEAD];

  private int countTold;
  private long lastTold = -1;

  Upcoming(Soon soon) {
    this.soon = soon;
  }

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
    long bit = 1L << position;
    if (position >>> 6 <= lastTold && (page[word] & bit) == 0) {
      soon.come(position & -Long.SIZE, bit);
    }
    page[word] |= bit;
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

  /**
   * Tells of positions that come soon after one that was taken, those that are known by now; of
   * others among them as they get known.
   */
  void ahead(long taken) {
    long word = taken >>> 6;
    int passed = 0;
    while (passed < countTold && told[passed] <= word) {
      passed++;
    }
    countTold -= passed;
    System.arraycopy(told, passed, told, 0, countTold);
    long next = Math.max(lastTold, word) + 1;
    int lastPage = Math.min(pages.length, (int) (word / WORDS) + PAGES_AHEAD);
    while (countTold < AHEAD && next / WORDS < lastPage) {
      next = tell(next);
    }
  }

  /** Tells of the next word that has any on the page of one, and says where to go on. */
  private long tell(long from) {
    long number = from / WORDS;
    long[] page = pages[(int) number];
    long rest = page == null ? 0 : page[WORDS] >>> (from % WORDS);
    if (page == null || rest == 0) {
      return (number + 1) * WORDS;
    }
    long next = from + Long.numberOfTrailingZeros(rest);
    soon.come(next << 6, page[(int) (next % WORDS)]);
    told[countTold++] = next;
    lastTold = next;
    return next + 1;
  }
}
