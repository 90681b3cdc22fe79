package dev.countersign.gate.policy.facts;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.rules.amount.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An asset.
 *
 * @param chainId EIP-155; null for Bitcoin
 * @param contract of a token or a collection
 * @param item the number of one token of a collection; null where whoever takes it chooses one
 * @param symbol of the chain's coin, of Bitcoin, or of a token whose contract is known; null where
 *     the contract is not known, whatever it calls itself
 * @param decimals digits after the point, 0 to 255; null where not known
 */
public record AssetFacts(
    Kind kind,
    @Nullable Long chainId,
    @Nullable Address contract,
    @Nullable BigInteger item,
    @Nullable String symbol,
    @Nullable Integer decimals) {
  /** Bitcoin itself. */
  public static final AssetFacts BITCOIN = new AssetFacts(Kind.BITCOIN, null, null, null, "BTC", 8);

  /** Checks that what names the asset is there, and nothing that belongs to another kind. */
  public AssetFacts {
    boolean right =
        switch (kind) {
          case NATIVE -> chainId != null && contract == null && item == null;
          case TOKEN -> chainId != null && contract != null && item == null;
          case ITEM -> chainId != null && contract != null;
          case BITCOIN -> chainId == null && contract == null && item == null;
        };
    if (!right) {
      throw new IllegalArgumentException("not what names an asset of the kind " + kind.word());
    }
    if (decimals != null && (decimals < 0 || decimals > 255)) {
      throw new IllegalArgumentException("decimals are 0 to 255, not " + decimals);
    }
  }

  /** What sort of asset. */
  public enum Kind {
    /** The coin in which a chain takes its fees. */
    NATIVE,
    /** A fungible token. */
    TOKEN,
    /** One token of a collection. */
    ITEM,
    /** Bitcoin. */
    BITCOIN;

    /** As documents and JSON write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A chain's own coin. */
  public static AssetFacts coin(long chainId, @Nullable String symbol) {
    return new AssetFacts(Kind.NATIVE, chainId, null, null, symbol, 18);
  }

  /** A token by its contract. */
  public static AssetFacts token(
      long chainId, Address contract, @Nullable String symbol, @Nullable Integer decimals) {
    return new AssetFacts(Kind.TOKEN, chainId, contract, null, symbol, decimals);
  }

  /**
   * The one name of this asset: {@code bitcoin}, {@code 1/native}, {@code 1/0x…} or {@code
   * 1/0x…/17}, the contract in lower case.
   */
  public String id() {
    return switch (kind) {
      case BITCOIN -> "bitcoin";
      case NATIVE -> chainId + "/native";
      case TOKEN -> chainId + "/" + hex();
      case ITEM -> chainId + "/" + hex() + "/" + (item == null ? "any" : item);
    };
  }

  /** What its amounts are counted in: the symbol, or the {@link #id} where there is none. */
  public String unit() {
    return symbol == null ? id() : symbol;
  }

  /**
   * So many smallest units, in whole ones.
   *
   * @throws CannotTell where the decimals are not known
   */
  public Quantity quantity(Amount amount) {
    if (decimals == null) {
      throw new CannotTell("the decimals of the asset " + unit() + " are not known");
    }
    return new Quantity(new BigDecimal(amount.units(), decimals), unit());
  }

  private String hex() {
    return contract == null ? "" : contract.toHex();
  }
}
