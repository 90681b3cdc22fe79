/**
 * What exercises show: who reported, how soon, whether before anybody acted; for teams only where
 * nobody can be made out. Single people's results go into sums here and do not come out again.
 */
@NullMarked
package dev.countersign.drill.measure;

import org.jspecify.annotations.NullMarked;
