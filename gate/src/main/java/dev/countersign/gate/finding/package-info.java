/**
 * The catalogue of what gate can find. Every code here has its entry in docs/findings.md and a test
 * that produces it.
 */
@NullMarked
package dev.countersign.gate.finding;

import org.jspecify.annotations.NullMarked;
