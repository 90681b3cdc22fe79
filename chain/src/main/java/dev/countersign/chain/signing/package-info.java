/**
 * What a key is asked to sign, whichever place the key lives in. Whether it may be signed is told
 * by gate.
 */
@NullMarked
package dev.countersign.chain.signing;

import org.jspecify.annotations.NullMarked;
