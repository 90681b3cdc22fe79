package dev.countersign.bench.theft;

/**
 * A transfer of the world, before it stands in a block.
 *
 * @param time seconds since 1970
 * @param asset 0 USDC, 1 USDT, 2 ETH
 * @param dollars what it is worth
 * @param theft the number of its theft from 1; 0 where it is nobody's
 * @param number among its theft's transfers from 1; 0 for what a thief does beforehand
 */
record Transfer(
    long time, String from, String to, int asset, double dollars, int theft, int number) {}
