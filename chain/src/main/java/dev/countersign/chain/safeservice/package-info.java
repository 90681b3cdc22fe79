/**
 * A client of the Safe Transaction Service, where owners leave transactions and signatures for each
 * other. It believes nothing that it can compute, and decides nothing.
 */
@NullMarked
package dev.countersign.chain.safeservice;

import org.jspecify.annotations.NullMarked;
