/** Whom the company's wallets are paid by and pay, held against lists. */
@NullMarked
package dev.countersign.watch.screen;

import org.jspecify.annotations.NullMarked;
