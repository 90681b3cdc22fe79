/**
 * JSON-RPC for accounts, in place of their node: what reads is passed on, what would sign becomes a
 * transfer that the policy decides on ({@code docs/json-rpc.md}). It signs nothing itself.
 */
@NullMarked
package dev.countersign.server.rpc;

import org.jspecify.annotations.NullMarked;
