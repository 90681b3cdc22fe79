package dev.countersign.dossier;

import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Arrival;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.Holder;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One address with one asset, to which everything of it is added up, such as Bitcoin's outputs. */
final class Spot {
  private final @Nullable Holder holder;
  private final String address;
  private final ChainAsset asset;
  private final Map<String, Arrival> arrivals = new LinkedHashMap<>();
  private BigInteger amount = BigInteger.ZERO;
  private BigInteger value = BigInteger.ZERO;
  private int confidence = 100;

  Spot(@Nullable Holder holder, String address, ChainAsset asset) {
    this.holder = holder;
    this.address = address;
    this.asset = asset;
  }

  void add(BigInteger units, BigInteger worth, int sure, List<Arrival> brought) {
    amount = amount.add(units);
    value = value.add(worth);
    confidence = Math.min(confidence, sure);
    for (Arrival one : brought) {
      arrivals.merge(
          holder == null ? "" : one.transaction(), // nobody is told of them
          one,
          (old, more) ->
              new Arrival(
                  old.transaction(), old.block(), old.at(), old.amount().plus(more.amount())));
    }
  }

  Resting resting() {
    if (arrivals.size() > Resting.MOST_ARRIVALS) {
      throw new UnreadableInput(
          arrivals.size()
              + " transactions brought value to "
              + address
              + "; a request can name at most "
              + Resting.MOST_ARRIVALS
              + ". Follow less with --smallest");
    }
    return new Resting(
        holder,
        address,
        new Quantity(asset, new Amount(amount)),
        new Amount(value),
        confidence,
        arrivals.values().stream()
            .sorted(
                Comparator.comparing(Arrival::at)
                    .thenComparingLong(Arrival::block)
                    .thenComparing(Arrival::transaction))
            .toList());
  }
}
