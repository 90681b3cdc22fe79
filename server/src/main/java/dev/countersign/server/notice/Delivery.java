package dev.countersign.server.notice;

import java.time.Instant;
import java.util.UUID;

/**
 * A notice on its way to one recipient.
 *
 * @param id the same at every attempt, so that who gets it twice can tell
 * @param recipient as the journal calls them; empty where the channel has one recipient
 * @param body the text of a mail, the JSON of a webhook
 * @param attempts this one included
 */
public record Delivery(
    long number,
    UUID id,
    String recipient,
    String title,
    String body,
    int attempts,
    Instant queuedAt) {}
