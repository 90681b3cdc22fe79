/** Whether the made-up wallets and thefts are what the manual says of them. */
@NullMarked
package dev.countersign.bench.theft;

import org.jspecify.annotations.NullMarked;
