/**
 * Machines: programs of the company's own, each known by its public key and answered for by a
 * person. What a machine may ask for is decided by its scopes and, for transfers, by the policy.
 */
@NullMarked
package dev.countersign.server.machine;

import org.jspecify.annotations.NullMarked;
