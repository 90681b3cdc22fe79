/**
 * Chains that are followed for the company's wallets: what they show is kept, held against what was
 * countersigned, and told. Following itself, and judging, are the module watch's.
 */
@NullMarked
package dev.countersign.server.watch;

import org.jspecify.annotations.NullMarked;
