package dev.countersign.trace.cluster;

import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Clusters out of a ledger that is too large to go through: from an address on, the payments that
 * it takes part in, those of the addresses that they join to it, and so on. What a cluster has by
 * then is right, but where it has more payments than are read it may lack some: it is cut.
 */
final class NearClusters implements Owners {
  /** So many payments are read for one cluster. */
  static final int MOST = 20_000;

  /** So many are read for all of them. */
  static final int MOST_IN_ALL = 400_000;

  private final BitcoinLedger ledger;
  private final Set<Rule> rules;
  private final int most;
  private final Map<String, Clusters> known = new HashMap<>();
  private final History history;
  private int left;
  private final Set<String> cut = new HashSet<>();

  /**
   * None yet.
   *
   * @param most payments that are read for one cluster, 1 or more
   * @param mostInAll payments that are read for all of them
   */
  NearClusters(BitcoinLedger ledger, Set<Rule> rules, int most, int mostInAll) {
    this.ledger = ledger;
    this.rules = rules;
    this.most = most;
    this.left = mostInAll;
    this.history = new OfLedger(ledger);
  }

  /** What a ledger's index says of an address. */
  private record OfLedger(BitcoinLedger ledger) implements History {
    @Override
    public boolean isSeen(String address, long before) {
      return ledger.firstAt(address).orElse(Long.MAX_VALUE) < before;
    }

    @Override
    public boolean receivesOnce(String address) {
      return ledger.paidAt(address).limit(2).count() == 1;
    }
  }

  @Override
  public Set<String> cut() {
    return Set.copyOf(cut);
  }

  @Override
  public Clusters around(String address) {
    Clusters found = known.get(address);
    if (found == null) {
      found = find(address);
      for (String one : found.of(address)) {
        known.put(one, found);
      }
    }
    return found;
  }

  private Clusters find(String address) {
    TreeMap<Long, List<Link>> all = new TreeMap<>();
    Set<String> joined = new HashSet<>(Set.of(address));
    Deque<String> open = new ArrayDeque<>(joined);
    int reads = Math.min(most, left);
    Map<Long, List<Link>> read = new HashMap<>();
    while (!open.isEmpty()) {
      String at = open.remove();
      for (PrimitiveIterator.OfLong each = payments(at).iterator(); each.hasNext(); ) {
        long position = each.nextLong();
        List<Link> links = read.get(position);
        if (links == null) {
          if (read.size() == reads) {
            cut.add(address);
            open.clear();
            break;
          }
          links = links(position);
          read.put(position, links);
        }
        // The links of a payment are all of one cluster, or it has none.
        if (links.stream().anyMatch(link -> link.one().equals(at) || link.other().equals(at))) {
          all.put(position, links);
          for (Link link : links) {
            add(link.one(), joined, open);
            add(link.other(), joined, open);
          }
        }
      }
    }
    left -= read.size();
    Clusters clusters = new Clusters();
    all.values().forEach(links -> links.forEach(clusters::join));
    return clusters;
  }

  private static void add(String address, Set<String> joined, Deque<String> open) {
    if (joined.add(address)) {
      open.add(address);
    }
  }

  /** Change is told from what pays to an address. */
  private LongStream payments(String address) {
    LongStream spent = ledger.spentAt(address);
    return rules.contains(Rule.CHANGE) ? LongStream.concat(spent, change(address)) : spent;
  }

  /** What receives more than once is no change. */
  private LongStream change(String address) {
    long[] paid = ledger.paidAt(address).limit(2).toArray();
    return paid.length == 1 ? LongStream.of(paid) : LongStream.empty();
  }

  private List<Link> links(long position) {
    Payment payment = ledger.payment(position);
    List<Link> links = new ArrayList<>();
    BitcoinClusters.links(payment, position, rules, history, links::add);
    return links;
  }
}
