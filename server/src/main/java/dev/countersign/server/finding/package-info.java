/**
 * Findings about people's accounts, sessions and machines' tokens: noted in the transaction that
 * tells them in the journal, and what people say about them. How they are found is decided
 * elsewhere.
 */
@NullMarked
package dev.countersign.server.finding;

import org.jspecify.annotations.NullMarked;
