/**
 * Exercises for the company's own people: proposed and agreed to as other changes are, sent,
 * pressed, answered and reported. Who acted, and what figures show, is decided in the module {@code
 * drill}.
 */
@NullMarked
package dev.countersign.server.drill;

import org.jspecify.annotations.NullMarked;
