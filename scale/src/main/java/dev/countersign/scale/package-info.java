/** The command {@code scale}: the logic of the capabilities on Flink and Kafka. */
@NullMarked
package dev.countersign.scale;

import org.jspecify.annotations.NullMarked;
