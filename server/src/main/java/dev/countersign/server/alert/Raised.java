package dev.countersign.server.alert;

import dev.countersign.watch.alert.Alert;

/**
 * An alert, and by what it came about.
 *
 * @param traceparent of W3C's Trace Context; empty where nobody traces
 */
public record Raised(Alert alert, String traceparent) {}
