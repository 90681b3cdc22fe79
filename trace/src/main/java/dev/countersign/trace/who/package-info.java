/** Whose accounts value comes to, and what that means for following it. */
@NullMarked
package dev.countersign.trace.who;

import org.jspecify.annotations.NullMarked;
