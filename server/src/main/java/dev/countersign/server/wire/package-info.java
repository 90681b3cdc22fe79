/** How JSON comes in from a page's scripts and from machines, within bounds, and goes out. */
@NullMarked
package dev.countersign.server.wire;

import org.jspecify.annotations.NullMarked;
