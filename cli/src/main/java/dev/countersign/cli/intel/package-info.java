/** {@code countersign intel}: what is known of the thieves, and figures that follow from it. */
@NullMarked
package dev.countersign.cli.intel;

import org.jspecify.annotations.NullMarked;
