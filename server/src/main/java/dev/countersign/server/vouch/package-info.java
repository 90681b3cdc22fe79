/**
 * What administrators and security people do about somebody at once: make their link, vouch for
 * them, shut them out. What needs others' agreement is a change.
 */
@NullMarked
package dev.countersign.server.vouch;

import org.jspecify.annotations.NullMarked;
