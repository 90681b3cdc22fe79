/** What happens in this console and its API, as events for the watch. */
@NullMarked
package dev.countersign.server.access.own;

import org.jspecify.annotations.NullMarked;
