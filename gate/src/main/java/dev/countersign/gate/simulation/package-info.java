/**
 * What a node shows a payload to do: the call is tried on the chain's present state, and what it
 * moves and writes is told as effects and compared with what was decoded. A node may be wrong or
 * hostile, so nothing here ever allows anything: an answer that cannot be used is a finding.
 */
@NullMarked
package dev.countersign.gate.simulation;

import org.jspecify.annotations.NullMarked;
