/**
 * When whom which exercise reaches: spread over people, working days and hours, the same from the
 * same seed. Nothing is sent here.
 */
@NullMarked
package dev.countersign.drill.schedule;

import org.jspecify.annotations.NullMarked;
