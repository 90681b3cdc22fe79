/**
 * Events around accounts, kept once and given to the watch; what it finds, and what is done about
 * it. What a finding is, and what counts for a risk, is decided elsewhere.
 */
@NullMarked
package dev.countersign.server.access;

import org.jspecify.annotations.NullMarked;
