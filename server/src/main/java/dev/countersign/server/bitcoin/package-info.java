/**
 * The company's Bitcoin wallets: what they are, how they come and go by changes, and their coins.
 * Nothing is signed for them here.
 */
@NullMarked
package dev.countersign.server.bitcoin;

import org.jspecify.annotations.NullMarked;
