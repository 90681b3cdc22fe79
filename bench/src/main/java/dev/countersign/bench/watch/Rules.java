package dev.countersign.bench.watch;

/** Fifty rules, of which six look for a shape in everything that moves. */
final class Rules {
  private Rules() {}

  private static final String[] ALTERNATING = {
    "direction: out, counterparty: unknown, amount: { over: %d USD },"
        + " first-seen: { of: counterparty, by: wallet, within: 90d }",
    "direction: out, count: { over: %d, within: 1h, by: wallet }",
    "direction: out, sum: { over: %d000 USD, within: 24h, by: [wallet, asset] }",
    "direction: in, distinct: { of: counterparty, over: %d, within: 6h, by: wallet }",
    "direction: out, rate: { over: %d, per: 1m, within: 10m, by: wallet }",
    "asset: USDC, amount: { over: %d00000 USDC }, sum: { over: %d000000 USDC, within: 1h, by: from }",
    "direction: out, ratio: { of: day, to: median, over: %d, days: 14, by: wallet }",
    "direction: in, screened: [mixer, sanctioned], amount: { over: %d USD }",
    "counterparty: tag:exchange, amount: { over: %d0000 USD },"
        + " hours: { from: 22:00, to: 06:00 }",
    "direction: out, counterparty: unknown, amount: { over: %d0000 USD },"
        + " count: { at-least: 1, within: 48h, by: [wallet, counterparty],"
        + " amount: { at-most: 10 USD } }",
    "direction: out, amount: { over: %d0000 USD } } \n    if: \"counterparty.label == '' &&"
        + " movement.value > amount('%d000 USD') && local.hour < 7\"\n    unless: { chain: 10",
  };

  private static final String[] SHAPES = {
    "fan-out, at-least: 50, within: 1h",
    "fan-in, at-least: 50, within: 1h",
    "gather-scatter, at-least: 20, within: 6h",
    "peel-chain, at-least: 8, within: 6h, share: 90",
    "cycle, longest: 4, within: 6h, share: 95",
    "pass-through, share: 99, within: 10m",
  };

  /** The document. */
  static String fifty() {
    StringBuilder text = new StringBuilder("watch: 1\nname: Fifty\ncurrency: USD\nrules:\n");
    for (int i = 0; i < 44; i++) {
      String when = ALTERNATING[i % ALTERNATING.length].replace("%d", Integer.toString(20 + i));
      text.append(
          "  - name: rule %d%n    sentence: \"{wallet} {amount}\"%n    when: { %s }%n"
              .formatted(i, when));
    }
    for (String shape : SHAPES) {
      text.append(
          "  - name: %s%n    sentence: \"{from} {size}\"%n    when: { shape: { kind: %s } }%n"
              .formatted(shape.substring(0, shape.indexOf(',')), shape));
    }
    return text.toString();
  }
}
