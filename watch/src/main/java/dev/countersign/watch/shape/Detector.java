package dev.countersign.watch.shape;

import dev.countersign.watch.window.Ring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for one shape in movements as they come. */
public sealed interface Detector permits Fan, GatherScatter, PassThrough, PeelChain, Cycle {
  /** The one that looks for it. */
  static Detector of(Sought sought) {
    return switch (sought.kind()) {
      case FAN_OUT, FAN_IN -> new Fan(sought);
      case GATHER_SCATTER -> new GatherScatter(sought);
      case PEEL_CHAIN -> new PeelChain(sought);
      case CYCLE -> new Cycle(sought);
      case PASS_THROUGH -> new PassThrough(sought);
    };
  }

  /** A movement came; answers what it completed, or null. One to oneself is not heeded. */
  @Nullable Found see(Edge edge);

  /** A block begins. */
  void begin(long block);

  /** That block and those after it have not been. */
  void undo(long block);

  /** How many movements were forgotten early. */
  long forgotten();

  /** All that it keeps, always in the same order. */
  List<Ring> rings();
}
