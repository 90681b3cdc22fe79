/**
 * Alerts and incidents: raised, taken back, acknowledged and resolved in deciding transactions,
 * each with its entry in the journal, and told to whom it is due. What is due when is decided in
 * {@code watch}.
 */
@NullMarked
package dev.countersign.server.alert;

import org.jspecify.annotations.NullMarked;
