/**
 * What other systems say about sessions and accounts, and what is said to them: security event
 * tokens (RFC 8417) of the Continuous Access Evaluation Profile 1.0. Shapes alone; who signed one,
 * and whether it came before, is decided elsewhere.
 */
@NullMarked
package dev.countersign.access.signal;

import org.jspecify.annotations.NullMarked;
