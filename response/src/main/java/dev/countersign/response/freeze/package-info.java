/**
 * Requests to freeze: out of a trace's answer one for each exchange, issuer or bridge, with amounts
 * that add up to the trace's. How a trace is made, and how a request is sent, is decided elsewhere.
 */
@NullMarked
package dev.countersign.response.freeze;

import org.jspecify.annotations.NullMarked;
