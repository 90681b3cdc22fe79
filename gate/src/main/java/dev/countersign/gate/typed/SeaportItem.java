package dev.countersign.gate.typed;

import dev.countersign.gate.effect.Effect.AssetMoved;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.Optional;

/** What is given or asked for. */
record SeaportItem(AssetMoved move) {
  private static final int COIN = 0;
  private static final int TOKEN = 1;
  private static final int ITEM = 2;
  private static final int ITEMS = 3;
  private static final int ANY_ITEM = 4;
  private static final int ANY_ITEMS = 5;

  /** What the offerer gives, at the most; to whom is not said. Empty for a kind of no meaning. */
  static Optional<SeaportItem> offered(Fields item, Address offerer, long chain) {
    return of(
        item, chain, item.uint("startAmount").max(item.uint("endAmount")), offerer, Address.ZERO);
  }

  /** What must be paid, at the least; by whom is not said. Empty for a kind of no meaning. */
  static Optional<SeaportItem> asked(Fields item, long chain) {
    return of(
        item,
        chain,
        item.uint("startAmount").min(item.uint("endAmount")),
        Address.ZERO,
        item.address("recipient"));
  }

  private static Optional<SeaportItem> of(
      Fields item, long chain, BigInteger units, Address from, Address to) {
    Address contract = item.address("token");
    int kind = item.uint("itemType").intValueExact();
    Asset asset =
        switch (kind) {
          case COIN -> new Asset.Native(chain);
          case TOKEN -> new Asset.Token(chain, contract);
          case ITEM, ITEMS -> new Asset.Item(chain, contract, item.uint("identifierOrCriteria"));
          case ANY_ITEM, ANY_ITEMS ->
              new Asset.AnyItem(chain, contract, item.uint("identifierOrCriteria"));
          default -> null;
        };
    return asset == null
        ? Optional.empty()
        : Optional.of(new SeaportItem(new AssetMoved(asset, new Amount(units), from, to)));
  }

  /** Such as "any item of the collection 0x…". */
  String words(TypedCase in) {
    return in.amount(move.asset(), move.amount());
  }
}
