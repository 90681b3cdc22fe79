/**
 * Events around accounts as they are kept: taken once, in the order in which they come, with the
 * record that each was read from.
 */
@NullMarked
package dev.countersign.server.access.event;

import org.jspecify.annotations.NullMarked;
