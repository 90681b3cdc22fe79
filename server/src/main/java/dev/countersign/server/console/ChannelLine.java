package dev.countersign.server.console;

/**
 * A channel of alerts, with the state of what goes by it.
 *
 * @param each from which severity on it gets each alert by itself; empty where it does not
 * @param calls for which severities, after how long it is called, in words; empty for none
 * @param last when something arrived last; empty for never
 * @param trouble why the last attempt failed; empty where it did not
 */
public record ChannelLine(
    String name,
    String kind,
    String where,
    String each,
    String calls,
    long pending,
    long sent,
    long failed,
    String last,
    String trouble) {}
