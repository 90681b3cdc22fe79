package dev.countersign.server.notice;

import org.jspecify.annotations.Nullable;

/**
 * Where notices go.
 *
 * @param mail null for no mail
 * @param webhook null for no webhooks
 */
public record Outside(@Nullable MailServer mail, @Nullable WebhookPlace webhook) {}
