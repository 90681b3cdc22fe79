/**
 * The queues of Safes at their transaction services: confirmations come from there, what was asked
 * for is found there, and what nobody asked for is told. The service is believed nothing, and
 * nothing is signed because it stands there.
 */
@NullMarked
package dev.countersign.server.safequeue;

import org.jspecify.annotations.NullMarked;
