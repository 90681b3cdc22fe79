package dev.countersign.watch.rule;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge that was given beforehand, by the names of accounts and the symbols of assets: for
 * examples and for replay.
 */
public final class Facts implements Knowledge {
  private static final int SMALLEST = 6;
  private static final int HEAD = 6;
  private static final int TAIL = 4;
  private static final int LENGTH = 42;

  private final Map<String, Party> parties;
  private final Map<String, BigDecimal> prices;
  private final Map<String, Integer> decimals;
  private final Map<String, String> ends = new HashMap<>();
  private final Map<Asset, String> symbols = new HashMap<>();

  /**
   * What is known.
   *
   * @param parties by their names as movements have them
   * @param prices of a whole one in the rules' currency, by symbol
   * @param decimals by symbol; left out: 6 for USDC and USDT, 8 for BTC, 2 for money, else 18
   */
  public Facts(
      Map<String, Party> parties, Map<String, BigDecimal> prices, Map<String, Integer> decimals) {
    this.parties = new HashMap<>(parties);
    new TreeMap<>(parties)
        .forEach((name, party) -> {
          if (name.length() == LENGTH) {
            ends.putIfAbsent(ends(name), Names.of(party, name));
          }
        });
    this.prices = Map.copyOf(prices);
    this.decimals = Map.copyOf(decimals);
  }

  /** The asset of a symbol on a chain; a token of a contract made up for it unless one is given. */
  public Asset asset(long chain, String symbol, @Nullable Address contract) {
    Asset asset =
        switch (symbol) {
          case "BTC" -> new Asset.Bitcoin();
          case "ETH", "native" ->
              contract == null ? new Asset.Native(chain) : token(chain, contract);
          default -> token(chain, contract == null ? madeUp(symbol) : contract);
        };
    symbols.putIfAbsent(asset, symbol.equals("native") ? "ETH" : symbol);
    return asset;
  }

  /** Takes note of what an asset is called. What it was called first stays. */
  public void note(Asset asset, String symbol) {
    symbols.putIfAbsent(asset, symbol);
  }

  private static Asset token(long chain, Address contract) {
    return new Asset.Token(chain, contract);
  }

  private static Address madeUp(String symbol) {
    byte[] text = symbol.getBytes(StandardCharsets.UTF_8);
    byte[] twenty = Arrays.copyOf(text, 20);
    for (int i = 20; i < text.length; i++) {
      twenty[i % 20] = (byte) (twenty[i % 20] * 31 + text[i]);
    }
    return new Address(Bytes.of(twenty));
  }

  /** The decimals of a symbol. */
  public int decimals(String symbol) {
    Integer given = decimals.get(symbol);
    if (given != null) {
      return given;
    }
    return switch (symbol) {
      case "USDC", "USDT" -> SMALLEST;
      case "BTC" -> 8;
      default -> View.SCALE;
    };
  }

  /** The price of a symbol; null where there is none. */
  public @Nullable BigDecimal price(String symbol) {
    return prices.get(symbol);
  }

  @Override
  public Party party(long chain, String account) {
    Party known = parties.get(account);
    if (known != null) {
      return known;
    }
    String imitated = imitated(account);
    return imitated.isEmpty()
        ? Party.UNKNOWN
        : new Party(Party.Kind.UNKNOWN, "", Set.of(), "", Set.of(), imitated, "");
  }

  @Override
  public Coin coin(Asset asset) {
    String symbol = symbols.get(asset);
    if (symbol == null) {
      return asset instanceof Asset.Money money
          ? new Coin(money.word(), 2, BigDecimal.ONE)
          : Coin.UNKNOWN;
    }
    return new Coin(symbol, decimals(symbol), prices.get(symbol));
  }

  private static String ends(String account) {
    return account.substring(0, HEAD) + account.substring(LENGTH - TAIL);
  }

  /** Whose address begins and ends alike, as people compare them: four digits on either side. */
  private String imitated(String account) {
    if (account.length() != LENGTH) {
      return "";
    }
    return ends.getOrDefault(ends(account), "");
  }
}
