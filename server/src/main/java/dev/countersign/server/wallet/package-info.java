/**
 * The company's own wallets: Safes that Countersign is an owner of, and accounts that it signs for.
 */
@NullMarked
package dev.countersign.server.wallet;

import org.jspecify.annotations.NullMarked;
