/**
 * The contract ABI of Solidity, read strictly: only the one encoding that a compiler would write.
 * Which contract a call goes to and what it means there is not known here.
 */
@NullMarked
package dev.countersign.chain.abi;

import org.jspecify.annotations.NullMarked;
