package dev.countersign.gate.typed;

import dev.countersign.model.value.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Orders of Seaport, the market protocol of OpenSea and others, alone or as leaves of a tree. */
final class Seaport {
  private static final String ITEM =
      "Item(uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,"
          + "uint256 endAmount";
  private static final String COMPONENTS =
      "OrderComponents(address offerer,address zone,OfferItem[] offer,"
          + "ConsiderationItem[] consideration,uint8 orderType,uint256 startTime,uint256 endTime,"
          + "bytes32 zoneHash,uint256 salt,bytes32 conduitKey,uint256 counter)";
  private static final String ITEMS =
      "Consideration" + ITEM + ",address recipient)" + "Offer" + ITEM + ")";

  /** One order. */
  static final String ORDER = COMPONENTS + ITEMS;

  private static final Pattern BULK =
      Pattern.compile(
          "BulkOrder\\(OrderComponents(\\[2]){1,24} tree\\)" + Pattern.quote(ITEMS + COMPONENTS));

  /** Versions 1.4, 1.5 and 1.6, at the same address on every chain. */
  private static final Set<Address> CONTRACTS =
      Set.of(
          Address.of("0x00000000000001ad428e4906aE43D8F9852d0dD6"),
          Address.of("0x00000000000000ADc04C56Bf30aC9d3c0aAF14dC"),
          Address.of("0x0000000000000068F116a894984e2DB1123eB395"));

  private Seaport() {}

  static void order(TypedCase in) {
    start(in);
    new SeaportOrder(in, in.message(), "The order").judge();
  }

  /** True for a tree of orders, of any height: one signature is good for each leaf. */
  static boolean isBulk(String encodedType) {
    return BULK.matcher(encodedType).matches();
  }

  static void bulk(TypedCase in) {
    start(in);
    List<Fields> orders = new ArrayList<>();
    collect(in.message().list("tree"), orders);
    int number = 1;
    for (Fields order : in.bounded(orders, "orders")) {
      new SeaportOrder(in, order, "Order " + number++ + " of " + orders.size()).judge();
    }
  }

  private static void start(TypedCase in) {
    in.requireChain("the order");
    in.requireContract(CONTRACTS, "Seaport");
  }

  /** The leaves but the empty ones that fill a tree; as deep as the type has dimensions. */
  private static void collect(List<?> nodes, List<Fields> orders) {
    for (Object node : nodes) {
      if (node instanceof List<?> below) {
        collect(below, orders);
      } else {
        Fields order = Fields.of(node);
        if (!order.address("offerer").isZero()) {
          orders.add(order);
        }
      }
    }
  }
}
