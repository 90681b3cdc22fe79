/** {@code countersign screen}: whose an address is, by the lists that are there. */
@NullMarked
package dev.countersign.cli.screen;

import org.jspecify.annotations.NullMarked;
