/** A chain on this machine, and Safes on it; nothing there is worth anything. */
@NullMarked
package dev.countersign.tour.chain;

import org.jspecify.annotations.NullMarked;
