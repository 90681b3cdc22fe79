package dev.countersign.dossier;

import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Chain;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.trace.report.Dossier;
import org.jspecify.annotations.Nullable;

/** Chains and assets of one dossier as requests write them. */
final class AssetNames {
  private static final String BITCOIN = "bip122:000000000019d6689c085ae165831e93";
  private static final String TESTNET = "bip122:000000000933ea01ad0ee984209779ba";
  private static final String REGTEST = "bip122:0f9188f13cb7b2c71f2a335e3a4fc328";

  private final Dossier dossier;
  private final Directory directory;
  private final Chain bitcoin;

  AssetNames(Dossier dossier, Directory directory) {
    this.dossier = dossier;
    this.directory = directory;
    this.bitcoin = bitcoin(dossier);
  }

  /**
   * An asset of a chain.
   *
   * @param chain by its number; null for the one that was asked about
   * @throws UnreadableInput for money and items of collections, which nobody can be asked to stop
   *     by their amount
   */
  ChainAsset of(@Nullable String chain, String word) {
    long id = chain == null ? dossier.asked().chain() : Long.parseLong(chain);
    return switch (Dossier.asset(word, id)) {
      case Asset.Native coin -> new ChainAsset(chain(id), "native", symbol(coin), 18);
      case Asset.Bitcoin any -> new ChainAsset(bitcoin, "native", "BTC", 8);
      case Asset.Token token ->
          directory
              .token(id, token.contract())
              .map(known -> token(id, token, known))
              .orElseGet(() -> new ChainAsset(chain(id), token.contract().toHex(), "units", 0));
      case Asset.Money any ->
          throw new UnreadableInput(
              "The trace is of a data set that tells worth in money and no chain's assets; nobody"
                  + " can be asked to freeze these");
      case Asset.Item item ->
          new ChainAsset(chain(id), item.contract().toHex() + "/" + item.id(), "items", 0);
      case Asset.AnyItem item ->
          new ChainAsset(chain(id), item.contract().toHex() + "/any", "items", 0);
    };
  }

  private static ChainAsset token(long id, Asset.Token token, Known.TokenEntry known) {
    return new ChainAsset(chain(id), token.contract().toHex(), known.symbol(), known.decimals());
  }

  private static Chain chain(long id) {
    return new Chain("eip155:" + id, Chains.name(id));
  }

  private static String symbol(Asset.Native coin) {
    return Chains.ids().contains(coin.chainId()) ? Chains.coin(coin.chainId()) : "coins";
  }

  /** Bitcoin's networks are told apart by how their addresses begin. */
  private static Chain bitcoin(Dossier dossier) {
    boolean regtest = dossier.addresses().values().stream().anyMatch(a -> a.startsWith("bcrt1"));
    boolean test = dossier.addresses().values().stream().anyMatch(a -> a.matches("(tb1|[mn2]).*"));
    if (regtest) {
      return new Chain(REGTEST, "Bitcoin (regtest)");
    }
    return test ? new Chain(TESTNET, "Bitcoin (testnet)") : new Chain(BITCOIN, "Bitcoin");
  }
}
