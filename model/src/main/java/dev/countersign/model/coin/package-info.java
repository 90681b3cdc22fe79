/**
 * How addresses of chains other than Ethereum's are written, and how they show that they were
 * mistyped. What an address pays belongs elsewhere.
 */
@NullMarked
package dev.countersign.model.coin;

import org.jspecify.annotations.NullMarked;
