package dev.countersign.watch.rule;

import dev.countersign.model.value.Asset;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.rules.amount.Quantity;
import dev.countersign.rules.expression.Bindings;
import dev.countersign.rules.expression.Fields;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of {@link RuleLanguage}'s names for one movement. */
final class RuleVariables extends Bindings {
  private final RuleBook book;
  private final View view;
  private final List<Measured> measures;

  RuleVariables(RuleBook book, View view, List<Measured> measures) {
    this.book = book;
    this.view = view;
    this.measures = measures;
  }

  @Override
  protected Optional<Object> make(String name) {
    return switch (name) {
      case "now" -> Optional.of(Instant.ofEpochSecond(view.move.time()));
      case "local" -> Optional.of(local());
      case "movement" -> Optional.of(movement());
      case "asset" -> Optional.of(asset());
      case "wallet" -> Optional.of(party(name, Side.WALLET));
      case "counterparty" -> Optional.of(party(name, Side.COUNTERPARTY));
      case "from" -> Optional.of(party(name, Side.FROM));
      case "to" -> Optional.of(party(name, Side.TO));
      case "window" -> Optional.of(window());
      case "lists" -> Optional.of(book.lists());
      default -> Optional.empty();
    };
  }

  private Fields local() {
    ZonedDateTime local = Instant.ofEpochSecond(view.move.time()).atZone(book.zone());
    return fields("local")
        .number("hour", local.getHour())
        .number("minute", local.getMinute())
        .put(
            "weekday",
            local
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toLowerCase(Locale.ROOT))
        .put("date", LocalDate.from(local).toString());
  }

  private Fields movement() {
    return fields("movement")
        .derive("amount", () -> quantity(view.amount(), view.coin.symbol(), "amount"))
        .derive("value", () -> quantity(view.value(), book.currency(), "value"))
        .put("direction", view.direction.word())
        .number("chainId", view.move.chain())
        .number("block", view.move.block())
        .put("transaction", view.move.transaction().toHex());
  }

  private static Quantity quantity(@Nullable BigInteger scaled, String unit, String what) {
    if (scaled == null || unit.isEmpty()) {
      throw new CannotTell("the " + what + " is not known");
    }
    return new Quantity(View.whole(scaled), unit);
  }

  private Fields asset() {
    Fields fields = fields("asset");
    if (!view.coin.symbol().isEmpty()) {
      fields.put("symbol", view.coin.symbol());
    }
    switch (view.move.asset()) {
      case Asset.Native n -> fields.put("kind", "native");
      case Asset.Token token ->
          fields.put("kind", "token").put("contract", token.contract().toHex());
      case Asset.Item item -> fields.put("kind", "item").put("contract", item.contract().toHex());
      case Asset.AnyItem any -> fields.put("kind", "item").put("contract", any.contract().toHex());
      case Asset.Bitcoin() -> fields.put("kind", "bitcoin");
      case Asset.Money money -> fields.put("kind", "money");
    }
    return fields;
  }

  private Fields party(String name, Side side) {
    Party party = side.party(view);
    return fields(name)
        .put("address", side.name(view))
        .put("label", party.label())
        .put("kind", party.kind().name().toLowerCase(Locale.ROOT))
        .put("tags", party.tags().stream().sorted().toList())
        .put("person", party.person())
        .put("screened", party.screened().stream().sorted().toList())
        .put("imitates", party.imitates());
  }

  private Fields window() {
    Fields fields = fields("window");
    for (Measured measured : measures) {
      switch (measured.measure()) {
        case Measure.Count c -> fields.number("count", measured.count(view));
        case Measure.Rate r -> fields.number("count", measured.count(view));
        case Measure.Distinct d -> fields.number("distinct", measured.kinds(view));
        case Measure.Sum s ->
            fields.put("sum", new Quantity(View.whole(measured.sum(view)), s.unit()));
        case Measure.FirstSeen f -> {
          // It holds or not; there is nothing to count.
        }
        case Measure.Ratio r -> {
          // Compared with its own bounds alone.
        }
      }
    }
    return fields;
  }
}
