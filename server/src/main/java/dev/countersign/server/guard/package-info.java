/**
 * Who may ask at all: requests to a loopback name, from the console's own pages or from no page.
 * Which answer they get is decided elsewhere.
 */
@NullMarked
package dev.countersign.server.guard;

import org.jspecify.annotations.NullMarked;
