/**
 * A made-up world of treasury wallets with thefts hidden among what they do every day, and how well
 * the rules that are shipped find them. Written without regard to how anything is detected.
 */
@NullMarked
package dev.countersign.bench.theft;

import org.jspecify.annotations.NullMarked;
