package dev.countersign.watch.rule;

/**
 * Where a movement is to be looked at.
 *
 * @param share the rules that are asked there
 * @param chain by EIP-155, 0 for Bitcoin
 * @param key what those rules add up apart from everything else
 * @param way from which side the movement is seen
 * @param again whether it is seen from its other side already
 */
public record Route(String share, long chain, long key, Direction way, boolean again) {}
