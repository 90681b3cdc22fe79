package dev.countersign.trace.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Addresses put together by links, each of which says why. Links that join nothing new are not
 * kept, so that there is exactly one way between two addresses of a cluster. Used by one thread.
 */
public final class Clusters {
  private final Map<String, String> above = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<String, List<Link>> links = new HashMap<>();

  /**
   * Puts the ends of a link together.
   *
   * @return false where they were together already
   */
  public boolean join(Link link) {
    String one = root(link.one());
    String other = root(link.other());
    if (one.equals(other)) {
      return false;
    }
    int size = sizes.getOrDefault(one, 1);
    int otherSize = sizes.getOrDefault(other, 1);
    boolean oneIsLarger = size >= otherSize;
    String larger = oneIsLarger ? one : other;
    String smaller = oneIsLarger ? other : one;
    above.put(smaller, larger);
    sizes.put(larger, size + otherSize);
    links.computeIfAbsent(link.one(), any -> new ArrayList<>()).add(link);
    links.computeIfAbsent(link.other(), any -> new ArrayList<>()).add(link);
    return true;
  }

  /** The address that stands for all of a cluster; an address that is alone stands for itself. */
  private String root(String address) {
    String root = address;
    for (String next = above.get(root); next != null; next = above.get(root)) {
      root = next;
    }
    String at = address;
    while (!at.equals(root)) {
      String next = above.getOrDefault(at, root);
      above.put(at, root);
      at = next;
    }
    return root;
  }

  /** Whether two addresses seem to have one owner. */
  public boolean isOne(String address, String other) {
    return root(address).equals(root(other));
  }

  /** All addresses that seem to have the owner of that one, itself included. */
  public Set<String> of(String address) {
    Set<String> all = new TreeSet<>(Set.of(address));
    Deque<String> open = new ArrayDeque<>(all);
    while (!open.isEmpty()) {
      String at = open.remove();
      for (Link link : links.getOrDefault(at, List.of())) {
        if (all.add(link.opposite(at))) {
          open.add(link.opposite(at));
        }
      }
    }
    return all;
  }

  /** Every address that is not alone. */
  public Set<String> addresses() {
    return Collections.unmodifiableSet(links.keySet());
  }

  /** The links from one address to another; none where they are not in one cluster. */
  public List<Link> way(String from, String to) {
    if (from.equals(to) || !isOne(from, to)) {
      return List.of();
    }
    Map<String, Link> before = new HashMap<>();
    Set<String> seen = new HashSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!seen.contains(to)) {
      String at = open.remove();
      for (Link link : links.getOrDefault(at, List.of())) {
        if (seen.add(link.opposite(at))) {
          before.put(link.opposite(at), link);
          open.add(link.opposite(at));
        }
      }
    }
    List<Link> way = new ArrayList<>();
    String at = to;
    for (Link link = before.get(at); link != null; link = before.get(at)) {
      way.add(link);
      at = link.opposite(at);
    }
    Collections.reverse(way);
    return way;
  }
}
