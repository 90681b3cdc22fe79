/**
 * The loopback proxy between a bot that knows only JSON-RPC and a Countersign server: it holds the
 * machine's key and makes a proof for each request. What may be signed is decided by the server.
 */
@NullMarked
package dev.countersign.cli.connect;

import org.jspecify.annotations.NullMarked;
