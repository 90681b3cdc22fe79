/**
 * Asking by HTTP within bounds: one deadline for everything, a largest answer, no redirects. What
 * is asked and what an answer means belongs to whoever asks.
 */
@NullMarked
package dev.countersign.chain.http;

import org.jspecify.annotations.NullMarked;
