/**
 * The company's own wallets on the chain: what leaves them is held against what was countersigned,
 * and so is every change of who controls them. Nothing here asks a node.
 */
@NullMarked
package dev.countersign.watch.wallet;

import org.jspecify.annotations.NullMarked;
