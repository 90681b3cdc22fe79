/** Whom an exercise may go to. Who approves of one is decided where approvals are. */
@NullMarked
package dev.countersign.drill.rules;

import org.jspecify.annotations.NullMarked;
