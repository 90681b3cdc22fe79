/** The keys with which this server countersigns, opened once. Nothing here decides to sign. */
@NullMarked
package dev.countersign.server.keys;

import org.jspecify.annotations.NullMarked;
