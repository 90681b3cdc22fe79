/**
 * Value that leaves one chain and arrives on another: which arrival belongs to which departure.
 * Where a bridge says so itself, that counts; else it is matched, and never told as a fact.
 */
@NullMarked
package dev.countersign.trace.bridge;

import org.jspecify.annotations.NullMarked;
