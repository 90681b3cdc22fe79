/**
 * What somebody should hear of: alerts and what makes two of them the same. Who is told, and how,
 * is decided elsewhere.
 */
@NullMarked
package dev.countersign.watch.alert;

import org.jspecify.annotations.NullMarked;
