/** Whoever asks for transfers, people and machines, as the policy sees them. */
@NullMarked
package dev.countersign.server.requester;

import org.jspecify.annotations.NullMarked;
