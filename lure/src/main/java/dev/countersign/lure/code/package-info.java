/**
 * What a piece of code would do when it ran, found by parsing it and following its values. Nothing
 * is run, imported or fetched.
 */
@NullMarked
package dev.countersign.lure.code;

import org.jspecify.annotations.NullMarked;
