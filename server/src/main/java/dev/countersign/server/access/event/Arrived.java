package dev.countersign.server.access.event;

import dev.countersign.access.event.AccessEvent;

/**
 * An event with the record that it was read from.
 *
 * @param record as it came, cut where it is longer than anybody needs
 */
public record Arrived(AccessEvent event, String record) {
  private static final int LONGEST = 64 << 10;

  /** Cuts; a database's text has no zero character. */
  public Arrived {
    record = record.length() > LONGEST ? record.substring(0, LONGEST) : record;
    record = record.replace("\0", "\\u0000");
  }
}
