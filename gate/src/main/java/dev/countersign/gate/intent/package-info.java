/** What a person asked for before the payload existed, and the comparison of a payload with it. */
@NullMarked
package dev.countersign.gate.intent;

import org.jspecify.annotations.NullMarked;
