/** The guided tour. */
@NullMarked
package dev.countersign.cli.tour;

import org.jspecify.annotations.NullMarked;
