/** The theft, step by step, played against a server as it is. */
@NullMarked
package dev.countersign.tour.story;

import org.jspecify.annotations.NullMarked;
