/**
 * The settings of accounts' events: one file, read at the start, every mistake told with its place.
 */
@NullMarked
package dev.countersign.server.access.settings;

import org.jspecify.annotations.NullMarked;
