/**
 * Judges signed messages: sign-ins against the sites that are known, and messages that are hashes
 * or transactions in disguise. Their grammar is read in chain.message.
 */
@NullMarked
package dev.countersign.gate.message;

import org.jspecify.annotations.NullMarked;
