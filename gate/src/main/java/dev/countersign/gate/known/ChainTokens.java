package dev.countersign.gate.known;

import dev.countersign.model.value.Asset;
import java.util.Set;
import java.util.stream.Collectors;

/** The tokens of one chain that are known. */
public final class ChainTokens {
  private ChainTokens() {}

  /** All of them. */
  public static Set<Asset.Token> of(Directory directory, long chainId) {
    return directory.tokenSymbols().stream()
        .flatMap(symbol -> directory.tokensBySymbol(chainId, symbol).stream())
        .map(token -> new Asset.Token(chainId, token.contract()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
