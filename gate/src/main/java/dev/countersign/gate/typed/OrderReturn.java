package dev.countersign.gate.typed;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What comes back to the offerer for what an order gives away.
 *
 * <p>Prices are not known here, so that only what is next to nothing by itself is told: less than
 * 0.00001 of the chain's coin or of a known token (0.01 of a token of six decimals or fewer, as
 * currencies have), or less than a hundredth of what others get, or of what is given, in the same
 * asset. An item of a collection always counts as something.
 */
final class OrderReturn {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final int COIN_DECIMALS = 18;
  private static final int FEW_DECIMALS = 6;

  private final TypedCase in;
  private final boolean gives;
  private final Map<Asset, BigInteger> back = new LinkedHashMap<>();
  private final Map<Asset, BigInteger> elsewhere = new LinkedHashMap<>();

  OrderReturn(TypedCase in, Address offerer, List<SeaportItem> offered, List<SeaportItem> asked) {
    this.in = in;
    this.gives = offered.stream().anyMatch(item -> !item.move().amount().isZero());
    for (SeaportItem item : asked) {
      Address to = item.move().to();
      boolean returns = to.equals(offerer) || in.isOwn(to);
      add(returns ? back : elsewhere, item);
    }
    offered.forEach(item -> add(elsewhere, item));
  }

  /** True when something is given away and nothing of weight returns. */
  boolean isNextToNothing() {
    return gives && back.entrySet().stream().noneMatch(e -> isSomething(e.getKey(), e.getValue()));
  }

  /** What comes back, for sentences. */
  String words() {
    return back.isEmpty()
        ? "nothing"
        : "next to nothing: "
            + back.entrySet().stream()
                .limit(5)
                .map(e -> in.amount(e.getKey(), new Amount(e.getValue())))
                .collect(Collectors.joining(", "));
  }

  private boolean isSomething(Asset asset, BigInteger units) {
    return switch (asset) {
      case Asset.Item item -> units.signum() > 0;
      case Asset.AnyItem item -> units.signum() > 0;
      case Asset.Native coin -> weighs(asset, units, COIN_DECIMALS);
      case Asset.Token token -> weighs(asset, units, in.decimals(token.contract()));
      case Asset.Bitcoin b -> throw new IllegalStateException("no asset of an order");
      case Asset.Money m -> throw new IllegalStateException("no asset of an order");
    };
  }

  private boolean weighs(Asset asset, BigInteger units, int decimals) {
    int digits = decimals <= FEW_DECIMALS ? decimals - 2 : decimals - 5;
    BigInteger least = BigInteger.TEN.pow(Math.max(digits, 0));
    BigInteger others = elsewhere.getOrDefault(asset, BigInteger.ZERO);
    return units.compareTo(least) >= 0 && units.multiply(HUNDRED).compareTo(others) >= 0;
  }

  private static void add(Map<Asset, BigInteger> sums, SeaportItem item) {
    sums.merge(item.move().asset(), item.move().amount().units(), BigInteger::add);
  }
}
