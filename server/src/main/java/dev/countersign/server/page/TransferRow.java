package dev.countersign.server.page;

/**
 * A transfer in a list.
 *
 * @param what in words
 * @param waitsForYou true where whoever looks could approve it
 */
public record TransferRow(
    String id,
    String state,
    String verdict,
    Words what,
    String requester,
    String filedAt,
    boolean waitsForYou) {}
