package dev.countersign.access.read;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.read.field.Draft;

/**
 * An event, and what it was read from.
 *
 * @param record the whole record as it was written, at most as long as a stream reads
 * @param line on which it begins, from 1
 * @param recognised whether the shape of the record is known; where it is not, only what usual
 *     names of fields tell was read
 */
public record ReadEvent(AccessEvent event, String record, long line, boolean recognised) {
  /** Whether the record itself says when it happened. */
  public boolean timed() {
    return !Draft.ARRIVAL.equals(event.details().get(Draft.TIME));
  }
}
