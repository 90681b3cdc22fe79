package dev.countersign.server.watch;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.watch.wallet.Known;
import java.math.BigInteger;

/** The assets of the address book and of those that are shipped. */
record KnownAssets(Directory directory) implements Known {
  @Override
  public boolean asset(Asset asset) {
    return switch (asset) {
      case Asset.Native coin -> true;
      case Asset.Bitcoin coin -> true;
      case Asset.Token token -> directory.token(token.chainId(), token.contract()).isPresent();
      case Asset.Item item -> directory.isKnownContract(item.chainId(), item.contract());
      case Asset.AnyItem any -> false;
      case Asset.Money money -> false;
    };
  }

  @Override
  public String amount(Asset asset, BigInteger units) {
    return directory.amount(asset, new Amount(units));
  }
}
