/**
 * What an explorer's API (Etherscan's, and those that answer like it) lists of addresses, fetched
 * on demand into files. What the lists mean is known by {@code trace.file}.
 */
@NullMarked
package dev.countersign.trace.explorer;

import org.jspecify.annotations.NullMarked;
