package dev.countersign.server.provider;

import org.jspecify.annotations.Nullable;

/**
 * What the provider says about somebody.
 *
 * @param subject never given to anybody else there
 * @param email null where it names none that it has verified
 */
record Claims(String subject, @Nullable String email) {}
