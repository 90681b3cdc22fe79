/**
 * The installation as a whole: whether it is still being set up, and whether all signing stands
 * still.
 */
@NullMarked
package dev.countersign.server.company;

import org.jspecify.annotations.NullMarked;
