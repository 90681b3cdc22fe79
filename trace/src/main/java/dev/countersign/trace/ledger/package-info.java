/**
 * What moved: transactions in ledger order, found by account and asset. Who owns an account and
 * what is stolen is not known here.
 */
@NullMarked
package dev.countersign.trace.ledger;

import org.jspecify.annotations.NullMarked;
