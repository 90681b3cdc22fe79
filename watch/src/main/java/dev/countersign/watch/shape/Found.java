package dev.countersign.watch.shape;

import java.util.List;

/**
 * A shape that a movement completed.
 *
 * @param centre the key of the account that it is about
 * @param account that account
 * @param size how many accounts or movements it has
 * @param path the accounts in the order of the value where there is an order, else empty
 */
public record Found(long centre, String account, long size, List<String> path) {
  /** Copies the path. */
  public Found {
    path = List.copyOf(path);
  }
}
