package dev.countersign.watch.wallet;

import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenTransaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts about a wallet in one transaction. */
record Alerting(OwnWallet wallet, long block, InBlock in, Instant at) {
  private static final int MOST = 20;

  boolean isOut(Movement movement) {
    String own = wallet.address().toHex();
    return movement.from().equals(own) && !movement.to().equals(own);
  }

  Alert alert(WatchFinding code, String sentence, List<Movement> movements) {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("wallet", wallet.address().toString());
    evidence.put("chain", Long.toString(wallet.chain()));
    evidence.put("block", Long.toString(block));
    SeenTransaction transaction = in.transaction();
    evidence.put("transaction", transaction.hash().toHex());
    evidence.put("sender", transaction.from());
    transaction.to().ifPresent(to -> evidence.put("called", to));
    for (int i = 0; i < Math.min(MOST, movements.size()); i++) {
      Movement one = movements.get(i);
      evidence.put("to " + (i + 1), one.to());
      evidence.put("asset " + (i + 1), one.asset().toString());
      evidence.put("amount " + (i + 1), one.amount().toString());
    }
    return new Alert(
        code,
        code.severity(),
        wallet.subject(),
        wallet.subject(),
        code.code() + "/" + wallet.subject() + "/" + transaction.hash().toHex(),
        sentence,
        evidence,
        Optional.of(
            new Sighting(wallet.chain(), Optional.of(block), Optional.of(transaction.hash()))),
        at);
  }
}
