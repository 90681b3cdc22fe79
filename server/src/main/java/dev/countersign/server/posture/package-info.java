/**
 * Puts together what the posture page's answers rest on. The answers themselves are the access
 * module's.
 */
@NullMarked
package dev.countersign.server.posture;

import org.jspecify.annotations.NullMarked;
