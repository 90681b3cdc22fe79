package dev.countersign.trace.bridge;

import dev.countersign.chain.block.EventLog;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Trace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stolen value that a bridge says it takes to another chain.
 *
 * @param position of the transaction in the ledger
 * @param value so much of what was stolen came to rest in that transaction
 * @param left what the bridge says
 */
public record Onward(long position, BigInteger value, Sighting.Left left) {
  /** A trace that explodes is looked at where most of it is. */
  private static final int MOST = 500;

  /** Says what was logged in a transaction. */
  public interface Logs {
    /** All of it, in its order. */
    List<EventLog> of(Bytes transaction) throws NodeFault;
  }

  /**
   * Looks into the transactions in which value came to rest, those with most of it first, 500 of
   * them at the most. A contract that none of the value went through or into is not believed.
   *
   * @param chain the ledger's chain (EIP-155), in decimal digits
   * @throws NodeFault when logs cannot be had
   */
  public static List<Onward> of(Ledger ledger, Trace trace, String chain, Logs logs)
      throws NodeFault {
    Set<Integer> rests = new HashSet<>();
    for (Resting one : trace.resting()) {
      rests.add(one.account());
    }
    Map<Long, BigInteger> came = new HashMap<>();
    for (Flow flow : trace.flows()) {
      if (flow.to() != Ledger.NOBODY && rests.contains(flow.to())) {
        came.merge(flow.position(), flow.source(), BigInteger::add);
      }
    }
    List<Map.Entry<Long, BigInteger>> most =
        came.entrySet().stream()
            .sorted(
                Map.Entry.<Long, BigInteger>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST)
            .toList();
    List<Onward> found = new ArrayList<>();
    for (Map.Entry<Long, BigInteger> one : most) {
      Transaction transaction = ledger.transaction(one.getKey());
      if (hasReceipt(transaction)) {
        look(ledger, transaction, one.getValue(), chain, logs, found);
      }
    }
    return List.copyOf(found);
  }

  /** Where the chain itself made value, there is no receipt. */
  private static boolean hasReceipt(Transaction transaction) {
    return transaction.payer() != Ledger.NOBODY;
  }

  private static void look(
      Ledger ledger,
      Transaction transaction,
      BigInteger value,
      String chain,
      Logs logs,
      List<Onward> found)
      throws NodeFault {
    Set<String> through = new HashSet<>();
    for (Move move : transaction.moves()) {
      through.add(ledger.account(move.from()));
      through.add(ledger.account(move.to()));
    }
    for (EventLog log : logs.of(transaction.hash())) {
      Optional<Sighting> said =
          BridgeLogs.read(log, chain, transaction.hash().toHex(), transaction.time());
      if (said.isPresent()
          && said.get() instanceof Sighting.Left left
          && through.contains(log.contract().toHex())) {
        found.add(new Onward(transaction.position(), value, left));
      }
    }
  }
}
