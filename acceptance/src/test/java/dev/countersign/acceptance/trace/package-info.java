/**
 * Tracing on a real node: thefts and laundering that the tests carry out themselves, so that they
 * know to the wei where what was stolen is. Nothing here is mocked.
 */
@NullMarked
package dev.countersign.acceptance.trace;

import org.jspecify.annotations.NullMarked;
