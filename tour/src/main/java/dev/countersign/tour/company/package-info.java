/** A company that has Countersign, with its people in software and its treasury on a chain here. */
@NullMarked
package dev.countersign.tour.company;

import org.jspecify.annotations.NullMarked;
