package dev.countersign.gate.simulation;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.EffectWords;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decoded beside what the node showed.
 *
 * @param unread true where decoding left something open, so that what only the node shows
 *     contradicts nothing
 */
record Comparison(
    List<Effect> decoded,
    Simulated simulated,
    Address wallet,
    @Nullable Long chainId,
    Directory directory,
    boolean unread,
    Reading out) {

  static Comparison of(
      List<Effect> decoded,
      Simulated simulated,
      Address wallet,
      @Nullable Long chainId,
      Directory directory,
      Reading out) {
    boolean unread = decoded.stream().anyMatch(Comparison::leavesOpen);
    return new Comparison(List.copyOf(decoded), simulated, wallet, chainId, directory, unread, out);
  }

  /** True for the wallet and every other of the user's own. */
  boolean isOurs(Address account) {
    return account.equals(wallet) || directory.isOwn(chainId, account);
  }

  String words(Effect effect) {
    return new EffectWords(directory, chainId, wallet).line(effect).sentence();
  }

  /**
   * Something that only the node shows: told as an effect, and a contradiction of a full reading.
   */
  void extra(Effect effect) {
    out.effect(effect);
    if (!unread) {
      out.finding(
          GateFinding.SIMULATION_DISAGREES,
          "Simulation shows what the payload does not say: " + words(effect),
          "seen",
          "simulation");
    }
  }

  /** Something that the payload says and the node does not show. */
  void missing(Effect effect, String instead) {
    out.finding(
        GateFinding.SIMULATION_DISAGREES,
        "The payload says: " + words(effect) + "; but simulation shows " + instead,
        "seen",
        "payload");
  }

  /** The asset whatever its chain: where the payload does not say the chain, decoding has 0. */
  static Asset anywhere(Asset asset) {
    return switch (asset) {
      case Asset.Native coin -> new Asset.Native(0);
      case Asset.Token token -> new Asset.Token(0, token.contract());
      case Asset.Item item -> new Asset.Item(0, item.contract(), item.id());
      case Asset.AnyItem item -> new Asset.AnyItem(0, item.contract(), item.criteria());
      case Asset.Bitcoin bitcoin -> bitcoin;
      case Asset.Money money -> money;
    };
  }

  private static boolean leavesOpen(Effect effect) {
    return effect instanceof Effect.CallUnread
        || effect instanceof Effect.CodeRunAsWallet
        || effect instanceof Effect.ContractCreated;
  }
}
