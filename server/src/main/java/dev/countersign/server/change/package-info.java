/**
 * Changes of who may do what: proposed by one person, agreed to by others, applied after a cooling
 * off. What a change does is known to its kind; whom it needs is said by the policy.
 */
@NullMarked
package dev.countersign.server.change;

import org.jspecify.annotations.NullMarked;
