package dev.countersign.dossier;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Balance;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.Holder;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.TraceFacts;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.MethodWords;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What requests to freeze need, out of a dossier; sums are the dossier's, to the smallest unit. */
public final class Facts {
  private record Key(@Nullable Holder holder, String address, ChainAsset asset) {}

  private final Dossier dossier;
  private final AssetNames assets;
  private final Holders holders;
  private final Sureness sureness;
  private final Arrivals arrivals;
  private final Map<Key, Spot> spots = new LinkedHashMap<>();
  private final List<Quantity> accounted = new ArrayList<>();

  private Facts(Dossier dossier, Directory directory, UnaryOperator<String> contacts) {
    this.dossier = dossier;
    this.assets = new AssetNames(dossier, directory);
    this.holders = new Holders(dossier, contacts);
    this.sureness = new Sureness(dossier);
    this.arrivals = new Arrivals(dossier);
  }

  /**
   * Who can stop how much, and what nobody can.
   *
   * @param directory symbols and decimals of tokens; amounts of those it does not know are told in
   *     smallest units
   * @param contacts where a request to a holder of that name goes to; empty for nobody knows
   * @throws UnreadableInput where the dossier is of a method or of assets by which nothing can be
   *     asked for, or does not say what a request must
   */
  public static TraceFacts of(
      Dossier dossier, Directory directory, UnaryOperator<String> contacts) {
    if (dossier.method() == Method.POISON) {
      throw new UnreadableInput(
          "The trace is by poison, which counts all that was mixed with stolen value and so more"
              + " than was stolen; trace it by fifo, lifo, haircut or tiho to ask somebody to"
              + " freeze an amount");
    }
    Facts facts = new Facts(dossier, directory, contacts);
    dossier.resting().forEach(facts::add);
    return facts.facts();
  }

  private TraceFacts facts() {
    MethodWords method = MethodWords.of(dossier.method());
    List<Resting> resting = spots.values().stream().map(Spot::resting).toList();
    if (resting.size() > TraceFacts.MOST_PLACES) {
      throw new UnreadableInput(
          "Value rests at "
              + resting.size()
              + " addresses; requests are made of at most "
              + TraceFacts.MOST_PLACES
              + ". Follow less with --smallest");
    }
    TraceFacts facts =
        new TraceFacts(
            dossier.at().truncatedTo(ChronoUnit.SECONDS),
            method.name() + ". " + method.rule(),
            new Quantity(assets.of(null, dossier.asset()), new Amount(dossier.stolen())),
            Quantity.sums(accounted),
            resting);
    Balance.check(facts);
    return facts;
  }

  private void add(Dossier.Rest rest) {
    if (rest.amount().signum() == 0) {
      nominal(rest);
      return;
    }
    ChainAsset asset = assets.of(rest.chain(), rest.asset());
    Holder holder = holders.of(rest);
    accounted.add(new Quantity(asset, new Amount(rest.amount())));
    spot(holder, address(rest), asset)
        .add(
            rest.amount(),
            rest.value(),
            sureness.of(rest.chain(), rest.who()),
            holder == null ? arrivals.first(rest) : arrivals.of(rest));
  }

  /** Value without an amount of its own, such as what a bridge kept: told in what was stolen. */
  private void nominal(Dossier.Rest rest) {
    BigInteger value = rest.value();
    if (value.signum() > 0) {
      ChainAsset asset = assets.of(null, dossier.asset());
      accounted.add(new Quantity(asset, new Amount(value)));
      String where = rest.place() == Place.FEE ? "fees of bridges" : "in parts too small to tell";
      spot(null, where, asset).add(value, value, 100, arrivals.first(rest, value));
    }
  }

  private Spot spot(@Nullable Holder holder, String address, ChainAsset asset) {
    return spots.computeIfAbsent(
        new Key(holder, address, asset), any -> new Spot(holder, address, asset));
  }

  private String address(Dossier.Rest rest) {
    String account = rest.account();
    return account == null
        ? "fees of the chain"
        : dossier.addresses().getOrDefault(account, account);
  }
}
