package dev.countersign.trace.taint;

import java.util.List;

/** What somebody gave of an asset that nobody took as it was. */
record Unmatched(Changes.Change giver, List<Lot> lots) {
  boolean isTainted() {
    for (Lot lot : lots) {
      if (!lot.isClean()) {
        return true;
      }
    }
    return false;
  }
}
