package dev.countersign.server.notice;

import dev.countersign.chain.node.NodeFault;

/**
 * What the other side said when it took something.
 *
 * @param status as the protocol counts, such as 202 of HTTP or 250 of SMTP; 0 where it says nothing
 * @param response its id of it, or what it said, in one printable line; empty for nothing
 */
public record Receipt(int status, String response) {
  /** From somebody who answers nothing. */
  public static final Receipt NONE = new Receipt(0, "");

  private static final int LONGEST = 200;

  /** One with others' words in it. */
  public static Receipt of(int status, String response) {
    return new Receipt(
        status, NodeFault.printable(response.replaceAll("\\s+", " ").strip(), LONGEST));
  }
}
