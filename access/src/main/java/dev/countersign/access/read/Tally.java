package dev.countersign.access.read;

import dev.countersign.access.read.Unread.Why;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What was read, counted. Several streams may share one; not for use by several threads. */
public final class Tally {
  private final Map<String, Long> byReader = new TreeMap<>();
  private long records;
  private long events;
  private long malformed;
  private long tooLarge;
  private long untimed;
  private long unrecognised;

  void record(Readers.Reading reading) {
    records++;
    if (!reading.recognised()) {
      unrecognised++;
    }
    byReader.merge(reading.reader(), (long) reading.events().size(), Long::sum);
  }

  void event(ReadEvent read) {
    events++;
    if (!read.timed()) {
      untimed++;
    }
  }

  void unread(Why why) {
    switch (why) {
      case MALFORMED -> malformed++;
      case TOO_LARGE -> tooLarge++;
    }
  }

  /** Records that were read. */
  public long records() {
    return records;
  }

  /** Events that were read of them. */
  public long events() {
    return events;
  }

  /** Records, or lines, that are no JSON object. */
  public long malformed() {
    return malformed;
  }

  /** Records that were larger than one may be. */
  public long tooLarge() {
    return tooLarge;
  }

  /** Events whose record gives no time that can be read. */
  public long untimed() {
    return untimed;
  }

  /** Records of a shape that no reader knows. */
  public long unrecognised() {
    return unrecognised;
  }

  /** Events by the reader that read them. */
  public Map<String, Long> byReader() {
    return Collections.unmodifiableMap(byReader);
  }
}
