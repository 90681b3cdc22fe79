/**
 * The one watch over all events of a database: which server keeps it, how far it is, and how what
 * it finds becomes findings that are told once.
 */
@NullMarked
package dev.countersign.server.access.watch;

import org.jspecify.annotations.NullMarked;
