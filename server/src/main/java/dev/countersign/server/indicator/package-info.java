/**
 * Indicators that were handed in or pulled: kept by batch, good until they end, and asked by
 * whoever meets an address, a name, a link, a file or a machine. How they are read belongs to
 * {@code intel.indicator}.
 */
@NullMarked
package dev.countersign.server.indicator;

import org.jspecify.annotations.NullMarked;
