/**
 * A company with people, a policy and wallets on a real chain: what it can do, and what it cannot.
 */
@NullMarked
package dev.countersign.acceptance.company;

import org.jspecify.annotations.NullMarked;
