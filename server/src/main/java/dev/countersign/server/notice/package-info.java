/**
 * Tells people and other programs what waits for them and what happened, by mail and webhook. It
 * reads the journal and decides nothing: nothing that is told can approve anything, and what cannot
 * be told holds nobody up.
 */
@NullMarked
package dev.countersign.server.notice;

import org.jspecify.annotations.NullMarked;
