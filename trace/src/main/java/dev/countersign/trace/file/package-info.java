/**
 * Ledgers in files that people have: what ethereum-etl exports, and what Etherscan's API answers.
 * What is missing, contradictory or impossible in them is said, with file and line.
 */
@NullMarked
package dev.countersign.trace.file;

import org.jspecify.annotations.NullMarked;
