package dev.countersign.watch.rule;

import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import java.util.List;

/**
 * How rules are asked about a movement.
 *
 * @param again whether it was asked about from its other side already: what is about neither side,
 *     a shape, is then not asked again
 */
record Asked(View view, boolean again) {
  /** Once, or from either side where both are the company's own. */
  static List<Asked> of(
      Movement move, Party from, Party to, long fromKey, long toKey, long assetKey, Coin coin) {
    boolean out = from.kind() == Party.Kind.OWN;
    boolean in = to.kind() == Party.Kind.OWN;
    Direction way = out ? Direction.OUT : in ? Direction.IN : Direction.OTHER;
    Asked first = new Asked(new View(move, way, from, to, fromKey, toKey, assetKey, coin), false);
    return out && in
        ? List.of(
            first,
            new Asked(new View(move, Direction.IN, from, to, fromKey, toKey, assetKey, coin), true))
        : List.of(first);
  }

  /** The same, with what is known looked up. */
  static List<Asked> of(Movement move, Knowledge knowledge, Keys keys) {
    return of(
        move,
        knowledge.party(move.chain(), move.from()),
        knowledge.party(move.chain(), move.to()),
        keys.of(move.from()),
        keys.of(move.to()),
        keys.of(Names.of(move.asset())),
        knowledge.coin(move.asset()));
  }
}
