package dev.countersign.chain.rlp;

/** Either bytes or a list of items. */
public sealed interface RlpItem permits RlpString, RlpList {}
