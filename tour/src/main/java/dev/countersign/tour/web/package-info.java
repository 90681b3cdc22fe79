/** The tour in a browser: what happens on one side, the console's own pages on the other. */
@NullMarked
package dev.countersign.tour.web;

import org.jspecify.annotations.NullMarked;
