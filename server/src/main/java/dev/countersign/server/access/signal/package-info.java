/**
 * Signals to and from other systems: tokens signed and pushed (RFC 8935), and tokens of others,
 * verified and taken once. Their shapes are read elsewhere.
 */
@NullMarked
package dev.countersign.server.access.signal;

import org.jspecify.annotations.NullMarked;
