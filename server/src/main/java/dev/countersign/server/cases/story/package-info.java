/**
 * A case's timeline, out of the stores of all that it is about: nothing of it is kept a second
 * time, so that it cannot say anything else than they do.
 */
@NullMarked
package dev.countersign.server.cases.story;

import org.jspecify.annotations.NullMarked;
