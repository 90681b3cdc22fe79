package dev.countersign.gate.intent;

import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An intent's asset, amount and destination, for sentences and for comparing. */
record IntentWords(Intent intent, @Nullable Long chainId, Directory directory) {
  boolean isAsked(Asset asset) {
    return switch (asset()) {
      case IntentAsset.Coin coin -> asset instanceof Asset.Native;
      case IntentAsset.Bitcoin bitcoin -> asset instanceof Asset.Bitcoin;
      case IntentAsset.Token token ->
          asset instanceof Asset.Token moved && moved.contract().equals(token.contract());
    };
  }

  /** The amount asked for, with its unit. */
  String asked() {
    return amount(Objects.requireNonNull(intent.amount()));
  }

  /** That amount of the asset asked for. */
  String amount(Amount amount) {
    Long said = chainId == null ? intent.chainId() : chainId;
    long chain = said == null ? 0 : said;
    return directory.amount(
        switch (asset()) {
          case IntentAsset.Coin coin -> new Asset.Native(chain);
          case IntentAsset.Bitcoin bitcoin -> new Asset.Bitcoin();
          case IntentAsset.Token token -> new Asset.Token(chain, token.contract());
        },
        amount);
  }

  String destination() {
    Address destination = intent.destination();
    return destination == null ? String.valueOf(intent.bitcoinDestination()) : name(destination);
  }

  String name(Address address) {
    return directory.name(chainId, address);
  }

  private IntentAsset asset() {
    return Objects.requireNonNull(intent.asset());
  }
}
