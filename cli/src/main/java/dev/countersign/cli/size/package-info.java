/**
 * How many machines a load needs: measured constants go in, and the arithmetic comes out line by
 * line. What was not measured is not guessed here.
 */
@NullMarked
package dev.countersign.cli.size;

import org.jspecify.annotations.NullMarked;
