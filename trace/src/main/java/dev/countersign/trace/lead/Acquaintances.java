package dev.countersign.trace.lead;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.who.Inference;
import dev.countersign.trace.who.InferredRoles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.BiConsumer;

/** With whom somebody dealt outside of mixers, and whose deposit address they share. */
final class Acquaintances {
  /** Of those who deal very much only so many transactions are read. */
  private static final int READ = 2_000;

  private final Ledger ledger;
  private final InferredRoles roles;
  private final Set<Integer> assets;

  Acquaintances(Ledger ledger, InferredRoles roles, Set<Integer> assets) {
    this.ledger = ledger;
    this.roles = roles;
    this.assets = assets;
  }

  /** The acquaintances of an account, with the reason. */
  Map<Integer, String> of(int account) {
    Map<Integer, String> reasons = new HashMap<>();
    Set<Integer> deposits = new HashSet<>();
    for (int asset : assets) {
      moves(
          account,
          asset,
          (move, transaction) -> {
            int other = move.from() == account ? move.to() : move.from();
            if (roles.place(other, asset) == Place.HELD) {
              reasons.putIfAbsent(
                  other,
                  ledger.address(move.from())
                      + " paid "
                      + ledger.address(move.to())
                      + " in "
                      + transaction.hash().toHex());
            } else if (move.to() == other && isDeposit(other, asset) && deposits.add(other)) {
              moves(
                  other,
                  asset,
                  (paid, any) -> {
                    if (paid.to() == other && paid.from() != account) {
                      reasons.putIfAbsent(
                          paid.from(),
                          "both paid into the deposit address " + ledger.address(other));
                    }
                  });
            }
          });
    }
    return reasons;
  }

  private boolean isDeposit(int account, int asset) {
    return roles
        .infer(account, asset)
        .filter(guess -> guess.kind() == Inference.Kind.DEPOSIT)
        .isPresent();
  }

  private void moves(int account, int asset, BiConsumer<Move, Transaction> each) {
    PrimitiveIterator.OfLong positions = ledger.positions(account, asset, 0);
    for (int read = 0; positions.hasNext() && read < READ; read++) {
      Transaction transaction = ledger.transaction(positions.nextLong());
      for (Move move : transaction.moves()) {
        boolean own = move.from() == account || move.to() == account;
        if (own && move.from() != move.to() && move.asset() == asset) {
          each.accept(move, transaction);
        }
      }
    }
  }
}
