package dev.countersign.server.lure.mail;

import org.jspecify.annotations.Nullable;

/**
 * By which ways reports come by mail.
 *
 * @param mailbox that is read; null for none
 * @param port on which they are handed in; null for none
 */
public record ReportWays(@Nullable ReportMailbox mailbox, @Nullable ReportPort port) {
  /** By none. */
  public static final ReportWays NONE = new ReportWays(null, null);
}
