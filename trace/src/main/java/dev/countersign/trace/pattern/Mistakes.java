package dev.countersign.trace.pattern;

import dev.countersign.intel.label.Kind;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;

/** What ties accounts to each other, or to somebody who was asked for a name. */
final class Mistakes {
  /** An account's first coins are what it was funded with. */
  private static final int FIRST = 20;

  private Mistakes() {}

  static List<Pattern> find(Traced traced) {
    List<Pattern> found = new ArrayList<>();
    traced.got().forEach((account, flows) -> reused(traced, account, flows).ifPresent(found::add));
    for (int account : traced.given().keySet()) {
      if (!traced.isService(account)) {
        funded(traced, account).ifPresent(found::add);
      }
    }
    for (Map.Entry<Integer, List<Flow>> one : traced.got().entrySet()) {
      if (!traced.isService(one.getKey())) {
        returned(traced, one.getKey(), one.getValue()).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Pattern> reused(Traced traced, int account, List<Flow> flows) {
    Set<Integer> givers = Traced.givers(flows);
    boolean exchange =
        traced.label(account).filter(label -> label.kind() == Kind.EXCHANGE).isPresent();
    if (!exchange || givers.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Pattern(
            Pattern.Kind.ADDRESS_REUSE,
            givers.size()
                + " accounts gave to the same address of "
                + traced.name(account)
                + ", "
                + traced.value(flows)
                + " together: where it is a customer's own, one customer stands behind them.",
            Traced.positions(flows),
            Traced.with(account, givers)));
  }

  /** The first coins that an account ever got came from an exchange, which knows its customer. */
  private static Optional<Pattern> funded(Traced traced, int account) {
    Ledger ledger = traced.ledger();
    PrimitiveIterator.OfLong positions = ledger.positions(account, Ledger.NATIVE, 0);
    for (int i = 0; i < FIRST && positions.hasNext(); i++) {
      Transaction transaction = ledger.transaction(positions.nextLong());
      for (Move move : transaction.moves()) {
        boolean fromExchange =
            move.to() == account
                && move.asset() == Ledger.NATIVE
                && move.amount().signum() > 0
                && traced
                    .label(move.from())
                    .filter(label -> label.kind() == Kind.EXCHANGE)
                    .isPresent();
        if (fromExchange) {
          return Optional.of(
              new Pattern(
                  Pattern.Kind.EXCHANGE_FUNDING,
                  traced.name(account)
                      + " got "
                      + traced.amount(Ledger.NATIVE, move.amount())
                      + " from "
                      + traced.name(move.from())
                      + ", which knows whose withdrawal it was.",
                  List.of(transaction.position()),
                  List.of(account, move.from())));
        }
      }
    }
    return Optional.empty();
  }

  /** Value came back, from an account that first had some after this one had given it on. */
  private static Optional<Pattern> returned(Traced traced, int account, List<Flow> got) {
    List<Flow> given = traced.given(account);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    long left = given.getFirst().position();
    for (Flow flow : got) {
      List<Flow> before = traced.got(flow.from());
      boolean back =
          flow.position() > left
              && !traced.isService(flow.from())
              && !before.isEmpty()
              && before.getFirst().position() >= left
              && before.getFirst().position() < flow.position();
      if (back) {
        return Optional.of(
            new Pattern(
                Pattern.Kind.RETURN,
                traced.value(List.of(flow))
                    + " came back to "
                    + traced.name(account)
                    + " from "
                    + traced.name(flow.from())
                    + ", after it had given value on: both are likely the same person's.",
                List.of(left, before.getFirst().position(), flow.position()),
                List.of(account, flow.from())));
      }
    }
    return Optional.empty();
  }
}
