/** Tests of what is said of the company's own wallets. */
@NullMarked
package dev.countersign.watch.wallet;

import org.jspecify.annotations.NullMarked;
