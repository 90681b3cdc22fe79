/**
 * The server's entry: options in, a running console and HTTP API out. The command line uses this
 * package of the server and no other.
 */
@NullMarked
package dev.countersign.server;

import org.jspecify.annotations.NullMarked;
