/**
 * A policy as a value: rules, who may change what, examples. Valid by construction, and silent
 * about how it was written down; nothing is decided here.
 */
@NullMarked
package dev.countersign.gate.policy.document;

import org.jspecify.annotations.NullMarked;
