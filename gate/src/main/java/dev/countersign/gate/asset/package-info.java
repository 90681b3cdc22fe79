/**
 * Judges where assets go and who may take them: destinations, spenders, token contracts. Shared by
 * the readers of calls, typed data and user operations; it decodes nothing itself.
 */
@NullMarked
package dev.countersign.gate.asset;

import org.jspecify.annotations.NullMarked;
