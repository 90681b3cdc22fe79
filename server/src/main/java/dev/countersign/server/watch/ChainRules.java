package dev.countersign.server.watch;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.rule.Coin;
import dev.countersign.watch.rule.Engine;
import dev.countersign.watch.rule.Knowledge;
import dev.countersign.watch.rule.Party;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.wallet.WalletMove;
import dev.countersign.watch.window.Keys;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force on one chain. They see the movements of known assets into and out of the
 * company's wallets, which are those that are kept, so that what they count can be read again. For
 * one thread.
 *
 * <p>They stand after one block, known by its hash. Where the next one is not its child, because a
 * transaction failed, or did not though it seemed so, or another server kept blocks meanwhile, they
 * begin again from what is kept.
 */
final class ChainRules {
  private final long chain;
  private final RuleStore rules;
  private final MoveHistory history;
  private final KnowledgeSource source;
  private final Keys keys;
  private final Latest latest = new Latest();
  private @Nullable At at;

  /**
   * Where they stand.
   *
   * @param after the hash of the block that they saw last
   */
  private record At(Engine engine, long version, Bytes after) {}

  ChainRules(long chain, RuleStore rules, MoveHistory history, KnowledgeSource source) {
    this.chain = chain;
    this.rules = rules;
    this.history = history;
    this.source = source;
    SecureRandom random = new SecureRandom();
    this.keys = new Keys(random.nextLong(), random.nextLong());
  }

  /** What they know is looked up again before each block. */
  private static final class Latest implements Knowledge {
    private Knowledge now = new None();

    @Override
    public Party party(long chain, String account) {
      return now.party(chain, account);
    }

    @Override
    public Coin coin(dev.countersign.model.value.Asset asset) {
      return now.coin(asset);
    }
  }

  private record None() implements Knowledge {
    @Override
    public Party party(long chain, String account) {
      return Party.UNKNOWN;
    }

    @Override
    public Coin coin(dev.countersign.model.value.Asset asset) {
      return Coin.UNKNOWN;
    }
  }

  /**
   * What they say of a block. They have seen it then, and {@link #forget} takes it back where it
   * could not be kept.
   */
  List<Alert> see(BlockHeader block, Collection<WalletMove> moves) {
    At here = ready(block);
    at = null; // whatever is thrown on the way, they begin again
    List<Alert> alerts = new ArrayList<>();
    List<Movement> once = once(moves);
    if (!once.isEmpty()) {
      latest.now = source.now(here.engine.book().currency());
      here.engine.refresh();
      here.engine.begin(chain, block.number());
      once.forEach(move -> alerts.addAll(here.engine.see(move)));
    }
    at = new At(here.engine, here.version, block.hash());
    return alerts;
  }

  /** A movement between two own wallets is seen once. */
  private static List<Movement> once(Collection<WalletMove> moves) {
    TreeMap<Integer, Movement> all = new TreeMap<>();
    moves.forEach(move -> all.put(move.movement().index(), move.movement()));
    return List.copyOf(all.values());
  }

  private At ready(BlockHeader next) {
    RuleStore.InForce inForce = rules.inForce();
    At here = at;
    return here != null && here.version == inForce.number() && here.after.equals(next.parent())
        ? here
        : again(inForce, next);
  }

  /** From the beginning of what is kept; what they say of it was said, or is not news. */
  private At again(RuleStore.InForce inForce, BlockHeader next) {
    latest.now = source.now(inForce.book().currency());
    Engine engine = new Engine(inForce.book(), latest, keys);
    history.each(chain, next.number(), engine::see);
    return new At(engine, inForce.number(), next.parent());
  }

  /** Takes back a block that they saw and that was not kept. */
  void forget(BlockHeader block) {
    undo(block.number(), block.parent());
  }

  /**
   * Takes back blocks that left the chain. What lies deeper than can be taken back is read again.
   *
   * @param after the hash of the block before the first of them
   */
  void undo(long first, Bytes after) {
    At here = at;
    at =
        here != null && here.engine.undoFrom(chain, first)
            ? new At(here.engine, here.version, after)
            : null;
  }

  /** They begin again at the next block. */
  void drop() {
    at = null;
  }
}
