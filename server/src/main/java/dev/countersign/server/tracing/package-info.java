/**
 * Which request or message led to what, as spans of OpenTelemetry that leave over OTLP. It decides
 * nothing, and where it fails nothing else does. Spans bear ids and words of this program only.
 */
@NullMarked
package dev.countersign.server.tracing;

import org.jspecify.annotations.NullMarked;
