/**
 * How right and how fast the triage of messages, links, files and projects is, on public data that
 * is downloaded and never committed. Never run by the tests.
 */
@NullMarked
package dev.countersign.bench.lure;

import org.jspecify.annotations.NullMarked;
