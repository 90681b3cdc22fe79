/** The whole theft, step by step. */
@NullMarked
package dev.countersign.acceptance.tour;

import org.jspecify.annotations.NullMarked;
