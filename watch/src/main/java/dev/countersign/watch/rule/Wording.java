package dev.countersign.watch.rule;

import dev.countersign.model.value.Asset;
import dev.countersign.rules.amount.Quantity;
import dev.countersign.watch.seen.Movement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A movement's sides and amounts as sentences have them. */
final class Wording {
  private Wording() {}

  /** "10,000.5 USDC" out of 10^-18 of a whole; at most eight decimals, the rest cut. */
  static String amount(BigInteger scaled, String unit) {
    BigDecimal whole = View.whole(scaled);
    BigDecimal cut = whole.setScale(8, RoundingMode.DOWN);
    return new Quantity(cut.signum() == 0 ? whole : cut, unit).toString();
  }

  /** The fields of a sentence that every movement has. */
  static Map<String, String> fields(Rule rule, View view, String currency) {
    Map<String, String> values = new LinkedHashMap<>();
    Movement move = view.move;
    values.put("rule", rule.name());
    values.put("direction", view.direction.word());
    values.put("wallet", Names.of(view.wallet(), view.walletName()));
    values.put("counterparty", Names.of(view.counterparty(), view.counterpartyName()));
    values.put("from", Names.of(view.from, move.from()));
    values.put("to", Names.of(view.to, move.to()));
    values.put("asset", asset(view));
    BigInteger amount = view.amount();
    values.put(
        "amount",
        amount == null
            ? move.amount() + " of the smallest unit of " + asset(view)
            : amount(amount, asset(view)));
    BigInteger value = currency.isEmpty() ? null : view.value();
    if (value != null) {
      values.put("value", amount(value, currency));
    }
    values.put("chain", Long.toString(move.chain()));
    values.put("block", Long.toString(move.block()));
    values.put("transaction", move.transaction().toHex());
    if (!view.counterparty().imitates().isEmpty()) {
      values.put("imitates", view.counterparty().imitates());
    }
    String screened = String.join(", ", view.counterparty().screened().stream().sorted().toList());
    if (!screened.isEmpty()) {
      values.put("screened", screened);
    }
    return values;
  }

  private static String asset(View view) {
    if (!view.coin.symbol().isEmpty()) {
      return view.coin.symbol();
    }
    return switch (view.move.asset()) {
      case Asset.Native n -> "coins of chain " + n.chainId();
      case Asset.Token token -> "token " + token.contract();
      case Asset.Item item -> "item " + item.id() + " of " + item.contract();
      case Asset.AnyItem any -> "items of " + any.contract();
      case Asset.Bitcoin() -> "BTC";
      case Asset.Money money -> money.word();
    };
  }
}
