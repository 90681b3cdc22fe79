package dev.countersign.cli.trace;

import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.cross.Assets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Assets over several chains, by the tokens that ship with the product: a wrapped coin stands for
 * the coin, and bridged USDC for USDC.
 */
final class KnownAssets implements Assets {
  private static final Set<String> COINS = Set.of("ETH", "BNB", "POL", "AVAX", "XDAI", "S", "CELO");
  private static final Map<String, String> SAME =
      Map.of("USDC.E", "USDC", "USDBC", "USDC", "USDT.E", "USDT", "USDT0", "USDT", "MATIC", "POL");

  private final List<Address> named;

  /**
   * What is known.
   *
   * @param named contracts of tokens that somebody says are worth something, on whichever chain
   */
  KnownAssets(List<Address> named) {
    this.named = List.copyOf(named);
  }

  @Override
  public OptionalInt decimals(Asset asset) {
    return switch (asset) {
      case Asset.Native any -> OptionalInt.of(Chains.COIN_DECIMALS);
      case Asset.Bitcoin any -> OptionalInt.of(8);
      case Asset.Money any -> OptionalInt.of(2);
      case Asset.Token token ->
          entry(token).map(one -> OptionalInt.of(one.decimals())).orElseGet(OptionalInt::empty);
      case Asset.Item any -> OptionalInt.empty();
      case Asset.AnyItem any -> OptionalInt.empty();
    };
  }

  @Override
  public Optional<String> symbol(Asset asset) {
    return switch (asset) {
      case Asset.Native coin ->
          Chains.ids().contains(coin.chainId())
              ? Optional.of(plain(Chains.coin(coin.chainId())))
              : Optional.empty();
      case Asset.Bitcoin any -> Optional.of("BTC");
      case Asset.Money any -> Optional.empty();
      case Asset.Token token -> entry(token).map(one -> plain(one.symbol()));
      case Asset.Item any -> Optional.empty();
      case Asset.AnyItem any -> Optional.empty();
    };
  }

  private static Optional<Known.TokenEntry> entry(Asset.Token token) {
    return Directory.SHIPPED.token(token.chainId(), token.contract());
  }

  /** What it stands for. */
  private static String plain(String symbol) {
    String upper = symbol.toUpperCase(Locale.ROOT);
    String same = SAME.getOrDefault(upper, upper);
    return same.startsWith("W") && COINS.contains(same.substring(1)) ? same.substring(1) : same;
  }

  @Override
  public List<Asset> like(Asset asset, Asset coin) {
    Optional<String> symbol = symbol(asset);
    List<Asset> like = new ArrayList<>();
    if (symbol.equals(symbol(coin)) && (symbol.isPresent() || asset instanceof Asset.Native)) {
      like.add(coin);
    }
    if (coin instanceof Asset.Native on) {
      for (String one : Directory.SHIPPED.tokenSymbols()) {
        if (Optional.of(plain(one)).equals(symbol)) {
          Directory.SHIPPED
              .tokensBySymbol(on.chainId(), one)
              .forEach(token -> like.add(new Asset.Token(on.chainId(), token.contract())));
        }
      }
      if (symbol.isEmpty() && asset instanceof Asset.Token) {
        named.forEach(contract -> like.add(new Asset.Token(on.chainId(), contract)));
      }
    }
    return like;
  }
}
