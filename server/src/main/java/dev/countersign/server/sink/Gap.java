package dev.countersign.server.sink;

/**
 * A partition does not have what was to be read next.
 *
 * @param wanted the offset that was to be read next
 * @param from the lowest that there is, which is read next
 */
record Gap(int part, long wanted, long from) {
  /** What that means, as a sentence. */
  String sentence() {
    return wanted < from
        ? "the offsets from "
            + wanted
            + " to "
            + (from - 1)
            + " were deleted before they were read; what they said is not known"
        : "the partition ends before offset "
            + wanted
            + ", as one that was made anew: it is read from its beginning";
  }
}
