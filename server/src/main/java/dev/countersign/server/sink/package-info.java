/**
 * Findings that rules on many machines wrote into a topic of Kafka become alerts, each once. It
 * judges nothing: what a finding asks for is decided where the server's own are.
 */
@NullMarked
package dev.countersign.server.sink;

import org.jspecify.annotations.NullMarked;
