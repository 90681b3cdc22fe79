/**
 * How the parts of the server are put together in Spring, and with which settings. No behaviour of
 * its own.
 */
@NullMarked
package dev.countersign.server.wiring;

import org.jspecify.annotations.NullMarked;
