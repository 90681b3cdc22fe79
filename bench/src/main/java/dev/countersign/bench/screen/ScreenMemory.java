package dev.countersign.bench.screen;

import dev.countersign.intel.screen.AddressIndex;
import java.lang.ref.Reference;

/** What an index of a million labelled addresses takes of the heap. */
public final class ScreenMemory {
  private static final int TIMES = 5;

  private ScreenMemory() {}

  /** Builds one and tells what it takes, in millions of bytes. */
  public static double megabytes() {
    long before = used();
    AddressIndex index = AddressIndex.of(Labelled.lists(), 7);
    try {
      return (used() - before) / 1e6;
    } finally {
      Reference.reachabilityFence(index);
    }
  }

  private static long used() {
    for (int i = 0; i < TIMES; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
