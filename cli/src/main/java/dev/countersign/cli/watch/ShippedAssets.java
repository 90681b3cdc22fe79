package dev.countersign.cli.watch;

import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Asset;
import dev.countersign.watch.rule.Coin;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.rule.Knowledge;
import dev.countersign.watch.rule.Party;

/** What was given, and the coins and tokens that the product knows. */
record ShippedAssets(Facts facts) implements Knowledge {
  @Override
  public Party party(long chain, String account) {
    return facts.party(chain, account);
  }

  @Override
  public Coin coin(Asset asset) {
    Coin given = facts.coin(asset);
    if (given.decimals() >= 0) {
      return given;
    }
    return switch (asset) {
      case Asset.Native coin -> {
        String symbol = Chains.coin(coin.chainId());
        yield new Coin(symbol, Chains.COIN_DECIMALS, facts.price(symbol));
      }
      case Asset.Token token ->
          Directory.SHIPPED
              .token(token.chainId(), token.contract())
              .map(known -> new Coin(known.symbol(), known.decimals(), facts.price(known.symbol())))
              .orElse(Coin.UNKNOWN);
      case Asset.Bitcoin() -> new Coin("BTC", 8, facts.price("BTC"));
      case Asset.Item i -> Coin.UNKNOWN;
      case Asset.AnyItem i -> Coin.UNKNOWN;
      case Asset.Money m -> given;
    };
  }
}
