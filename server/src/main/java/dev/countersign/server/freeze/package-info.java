/**
 * Requests to freeze stolen value: drafted out of a trace, held against the same trace asked again
 * before they are sent, and followed until they are answered. Nothing is sent by the server: people
 * do that, and note it here. What a request says is decided in {@code response.freeze}.
 */
@NullMarked
package dev.countersign.server.freeze;

import org.jspecify.annotations.NullMarked;
