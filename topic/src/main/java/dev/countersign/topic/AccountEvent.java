package dev.countersign.topic;

import dev.countersign.access.event.AccessEvent;

/**
 * What was done with an account, as the topic of account events has it.
 *
 * @param company whose account it is: what is usual for one company says nothing of another
 * @param event as its log was read ({@code docs/access-events.md})
 */
public record AccountEvent(String company, AccessEvent event) {}
