package dev.countersign.trace.report;

import dev.countersign.intel.label.Label;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stolen value that came to a service, a mixer or a bridge in one transaction: what somebody has to
 * be told at once. It is the same in every trace of the same chain.
 *
 * @param name whose the account is, as far as labels say
 * @param amount in the asset's smallest units
 * @param value in those of what was stolen
 */
public record Arrival(
    Place place,
    String account,
    String name,
    Asset asset,
    BigInteger amount,
    Asset stolen,
    BigInteger value,
    String transaction,
    long block) {
  private record Key(long position, int account, int asset) {}

  /** All of a trace, in the order of the ledger. */
  public static Set<Arrival> of(Answer answer) {
    Map<Integer, Place> stops = new HashMap<>();
    for (Resting one : answer.trace().resting()) {
      switch (one.place()) {
        case SERVICE, MIXER, BRIDGE -> stops.put(one.account(), one.place());
        case HELD, BURNT, FEE, NOT_FOLLOWED -> {}
      }
    }
    Map<Key, BigInteger[]> sums = new LinkedHashMap<>();
    for (Flow flow : answer.trace().flows()) {
      if (flow.to() != Ledger.NOBODY && stops.containsKey(flow.to())) {
        sums.merge(
            new Key(flow.position(), flow.to(), flow.got()),
            new BigInteger[] {flow.tainted(), flow.source()},
            (one, more) -> new BigInteger[] {one[0].add(more[0]), one[1].add(more[1])});
      }
    }
    Set<Arrival> all = new LinkedHashSet<>();
    sums.forEach((key, sum) -> {
      Transaction transaction = answer.transaction(key.position);
      all.add(
          new Arrival(
              stops.getOrDefault(key.account, Place.SERVICE),
              answer.ledger().account(key.account),
              answer.label(key.account).map(Label::name).orElse(""),
              answer.ledger().asset(key.asset),
              sum[0],
              answer.ledger().asset(answer.trace().source().asset()),
              sum[1],
              answer.id(transaction),
              transaction.block()));
    });
    return all;
  }

  /** One sentence. */
  public String words(Answer.Words words) {
    return "Block "
        + block
        + ": "
        + words.amount(asset, amount)
        + (asset.equals(stolen) ? "" : " for " + words.amount(stolen, value))
        + " came to the "
        + place.name().toLowerCase(Locale.ROOT)
        + " "
        + (name.isEmpty() ? "" : name + " ")
        + account
        + " in transaction "
        + transaction;
  }

  /** The same for a program; amounts are texts of decimal digits in smallest units. */
  public ObjectNode json() {
    return Json.object()
        .put("place", place.name().toLowerCase(Locale.ROOT))
        .put("account", account)
        .put("name", name)
        .put("asset", JsonAnswer.asset(asset))
        .put("amount", amount.toString())
        .put("value", value.toString())
        .put("transaction", transaction)
        .put("block", block);
  }
}
