package dev.countersign.gate.typed;

import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks about the tokens and parties of one payload. Each address is judged once, and 64 unknown
 * tokens at most: each may cost a question to a node.
 */
final class AssetQuestions {
  private static final int MOST = 64;

  private final Directory directory;
  private final AssetJudge judge;
  private final @Nullable Long chainId;
  private final Reading out;
  private final Set<Address> tokens = new HashSet<>();
  private final Set<Address> spenders = new HashSet<>();
  private final Set<Address> receivers = new HashSet<>();

  AssetQuestions(Directory directory, ChainFacts facts, @Nullable Long chainId, Reading out) {
    this.directory = directory;
    this.judge = new AssetJudge(directory, facts);
    this.chainId = chainId;
    this.out = out;
  }

  /**
   * A token that moves, or may.
   *
   * @param claimed what the payload calls it, or null
   */
  void token(Address token, @Nullable String claimed) {
    if (directory.token(chainId, token).isPresent() || !tokens.add(token)) {
      return;
    }
    if (tokens.size() <= MOST) {
      judge.token(chainId, token, claimed, out);
    } else if (tokens.size() == MOST + 1) {
      out.finding(
          GateFinding.UNREAD_TYPED_DATA,
          "The data names more than " + MOST + " unknown tokens; only the first are looked at");
    }
  }

  /** Who may take assets later. */
  void spender(Address spender) {
    if (spenders.add(spender)) {
      judge.imitates(chainId, spender, "spender", "", out);
      judge.codeless(chainId, spender, "", out);
    }
  }

  /** For sentences: the spender, and whether it is known in advance. */
  String spenderName(Address spender) {
    return directory.name(chainId, spender)
        + (directory.isKnownSpender(chainId, spender) ? "" : ", which is no known spender,");
  }

  /** To whom an asset of the signer would go. */
  void destination(Asset asset, Address destination) {
    judge.destination(chainId, asset, destination, "", out);
  }

  /** To whom somebody else's payment would go. */
  void receiver(Address receiver) {
    if (receivers.add(receiver)) {
      judge.imitates(chainId, receiver, "recipient", "", out);
    }
  }
}
