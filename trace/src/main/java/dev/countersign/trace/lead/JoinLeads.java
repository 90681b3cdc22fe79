package dev.countersign.trace.lead;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.BitcoinRoles;
import dev.countersign.trace.bitcoin.CoinJoin;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.cluster.Link;
import dev.countersign.trace.cluster.Owners;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which outputs of a CoinJoin may be the thief's: those to an address that went in, or that seems
 * to have the same owner by what was done before or later, and a change that fits no other input
 * (Goldfeder and others 2018; Möser and Böhme, Join Me on a Market for Anonymity, 2017).
 */
public final class JoinLeads {
  /**
   * What a participant's fees may come to: a hundredth of an equal output, and no less than that.
   */
  private static final long LEAST_FEE = 20_000;

  private record Pair(long position, String in, String out) {}

  private JoinLeads() {}

  /** The leads behind the CoinJoins where a trace's value rests: the strongest first, bounded. */
  public static List<Lead> of(
      BitcoinLedger ledger, Trace trace, BitcoinRoles roles, Owners owners) {
    List<Lead> leads = new ArrayList<>();
    Set<Pair> told = new HashSet<>();
    for (Flow flow : trace.flows()) {
      Optional<CoinJoin> join = roles.coinJoin(flow.to());
      Optional<Coin> in = ledger.coin(flow.from());
      if (join.isEmpty() || in.isEmpty() || in.get().address().isEmpty()) {
        continue;
      }
      Payment payment = ledger.payment(flow.position());
      for (Coin out : payment.outputs()) {
        List<Lead.Weighed> found = basis(payment, join.get(), in.get(), out, owners);
        Pair pair = new Pair(flow.position(), in.get().outpoint(), out.outpoint());
        if (!found.isEmpty() && told.add(pair)) {
          leads.add(Lead.of(side(in.get(), payment), side(out, payment), found));
        }
      }
    }
    return Lead.ranked(leads);
  }

  private static Lead.Side side(Coin coin, Payment payment) {
    return new Lead.Side(coin.address().orElse(coin.outpoint()), payment.txid(), payment.time());
  }

  private static List<Lead.Weighed> basis(
      Payment payment, CoinJoin join, Coin in, Coin out, Owners owners) {
    List<Lead.Weighed> found = new ArrayList<>();
    String from = in.address().orElseThrow();
    String to = out.address().orElse("");
    if (from.equals(to)) {
      found.add(Lead.Weighed.of(Basis.Kind.SAME_ADDRESS, from + " both went in and came out"));
    } else if (!to.isEmpty() && owners.around(from).isOne(from, to)) {
      String why =
          owners.around(from).way(from, to).stream()
              .map(Link::reason)
              .collect(Collectors.joining("; "));
      found.add(Lead.Weighed.of(Basis.Kind.ONE_OWNER, why));
    }
    if (isChange(payment, join, in, out)) {
      found.add(
          Lead.Weighed.of(
              Basis.Kind.CHANGE,
              "it is what an equal output leaves of that input, and of no other"));
    }
    return found;
  }

  /** Whether an output is the change of that input alone, and the input has no other. */
  private static boolean isChange(Payment payment, CoinJoin join, Coin in, Coin out) {
    return fits(join, in, out)
        && payment.inputs().stream().filter(other -> fits(join, other, out)).count() == 1
        && payment.outputs().stream().filter(other -> fits(join, in, other)).count() == 1;
  }

  private static boolean fits(CoinJoin join, Coin in, Coin out) {
    long fee = Math.max(LEAST_FEE, join.share() / 100);
    long missing = in.amount() - join.share() - out.amount();
    return out.amount() != join.share() && Math.abs(missing) <= fee;
  }
}
