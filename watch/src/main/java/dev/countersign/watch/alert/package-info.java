/**
 * What somebody should hear of: alerts, what makes two of them the same, which of them are one
 * incident, and to whom it is due when. Everything here is a function of values; who keeps them and
 * how something is sent is decided elsewhere.
 */
@NullMarked
package dev.countersign.watch.alert;

import org.jspecify.annotations.NullMarked;
