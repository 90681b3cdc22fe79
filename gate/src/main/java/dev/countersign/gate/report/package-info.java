/** The answer in words for people and in JSON for machines. Nothing is decided here. */
@NullMarked
package dev.countersign.gate.report;

import org.jspecify.annotations.NullMarked;
