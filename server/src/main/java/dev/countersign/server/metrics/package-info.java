/**
 * What is measured, in the text that Prometheus reads: parts of the server tell their figures when
 * they are asked for, or use the registry. What a figure means is decided by the part that tells
 * it.
 */
@NullMarked
package dev.countersign.server.metrics;

import org.jspecify.annotations.NullMarked;
