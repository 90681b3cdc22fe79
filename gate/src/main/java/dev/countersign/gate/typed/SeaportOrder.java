package dev.countersign.gate.typed;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One order: what the offerer gives to whoever pays what is asked. */
final class SeaportOrder {
  private static final int MOST_NAMED = 5;

  /** FULL_OPEN to CONTRACT. */
  private static final int LAST_TYPE = 4;

  private static final int FIRST_RESTRICTED = 2;
  private static final int LAST_RESTRICTED = 3;

  private final TypedCase in;
  private final Fields order;
  private final String where;
  private final Address offerer;
  private boolean unread;

  /**
   * One of perhaps several.
   *
   * @param where such as "Order 2 of 8", for sentences
   */
  SeaportOrder(TypedCase in, Fields order, String where) {
    this.in = in;
    this.order = order;
    this.where = where;
    this.offerer = order.address("offerer");
  }

  void judge() {
    in.requireSigner(offerer, "The offerer in the order");
    List<SeaportItem> offered =
        items("offer", item -> SeaportItem.offered(item, offerer, in.chain()));
    List<SeaportItem> asked = items("consideration", item -> SeaportItem.asked(item, in.chain()));
    int type = order.uint("orderType").intValueExact();
    in.out()
        .effect(
            new Effect.OrderSigned(
                offerer,
                offered.stream().map(SeaportItem::move).toList(),
                asked.stream().map(SeaportItem::move).toList()));
    in.out()
        .finding(
            GateFinding.ORDER_SIGNED,
            where
                + " lets anybody"
                + (type >= FIRST_RESTRICTED && type <= LAST_RESTRICTED
                    ? " to whom " + in.name(order.address("zone")) + " agrees"
                    : "")
                + ", "
                + Moment.until(order.uint("endTime"))
                + ", take "
                + (offered.isEmpty() ? "nothing" : words(offered, item -> item.words(in)))
                + " from "
                + in.name(offerer)
                + " for "
                + (asked.isEmpty() ? "nothing" : words(asked, this::paid)),
            "offerer",
            offerer.toString());
    if (unread || type > LAST_TYPE) {
      in.out()
          .finding(
              GateFinding.UNREAD_TYPED_DATA,
              where + " has a type, or an item of a type, that Seaport does not define");
    }
    OrderReturn back = new OrderReturn(in, offerer, offered, asked);
    if (back.isNextToNothing()) {
      in.out()
          .finding(
              GateFinding.ORDER_FOR_NOTHING,
              where
                  + " gives away "
                  + words(offered, item -> item.words(in))
                  + ", and what comes back to "
                  + in.name(offerer)
                  + " is "
                  + back.words(),
              "offerer",
              offerer.toString());
    }
    tokens(offered);
    tokens(asked);
    asked.forEach(item -> in.assets().receiver(item.move().to()));
  }

  private List<SeaportItem> items(String name, Function<Fields, Optional<SeaportItem>> read) {
    List<SeaportItem> items = new ArrayList<>();
    for (Fields fields : order.structs(name)) {
      Optional<SeaportItem> item = read.apply(fields);
      unread |= item.isEmpty();
      item.ifPresent(items::add);
    }
    return items;
  }

  private void tokens(List<SeaportItem> items) {
    for (SeaportItem item : items) {
      if (item.move().asset() instanceof Asset.Token token) {
        in.assets().token(token.contract(), null);
      }
    }
  }

  private String paid(SeaportItem item) {
    return item.words(in) + " to " + in.name(item.move().to());
  }

  private static String words(List<SeaportItem> items, Function<SeaportItem, String> each) {
    String named = items.stream().limit(MOST_NAMED).map(each).collect(Collectors.joining(", "));
    return items.size() > MOST_NAMED
        ? named + " and " + (items.size() - MOST_NAMED) + " more"
        : named;
  }
}
