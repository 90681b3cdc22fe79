package dev.countersign.gate.typed;

import static dev.countersign.gate.typed.TypedExample.ALICE;
import static dev.countersign.gate.typed.TypedExample.LIKE_PAYEE;
import static dev.countersign.gate.typed.TypedExample.PAYEE;
import static dev.countersign.gate.typed.TypedExample.STRANGER;
import static dev.countersign.gate.typed.TypedExample.UNKNOWN_TOKEN;
import static dev.countersign.gate.typed.TypedExample.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeaportTest {
  private static final Address SEAPORT_1_6 =
      Address.parse("0x0000000000000068F116a894984e2DB1123eB395", "Seaport 1.6");
  private static final Address APES = Address.of("0xBC4CA0EdA7647A8aB7C2061c2E118A18a936f13D");
  private static final Address WETH = Address.of("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2");
  private static final Address OPENSEA = Address.of("0x0000a26b00c1F0DF003000390027140000fAa719");
  private static final String APE = item(2, APES, "1234", "1");

  @Test
  void readsAListing() {
    TypedExample order =
        order(APE, coin("9750000000000000000", ALICE) + "," + coin("250000000000000000", OPENSEA))
            .read();
    assertThat(order.codes()).containsExactly(GateFinding.ORDER_SIGNED);
    assertThat(order.effects())
        .containsExactly(
            new Effect.OrderSigned(
                ALICE,
                List.of(
                    moved(
                        new Asset.Item(1, APES, BigInteger.valueOf(1234)),
                        "1",
                        ALICE,
                        Address.ZERO)),
                List.of(
                    moved(new Asset.Native(1), "9750000000000000000", Address.ZERO, ALICE),
                    moved(new Asset.Native(1), "250000000000000000", Address.ZERO, OPENSEA))));
    assertThat(order.sentence(GateFinding.ORDER_SIGNED))
        .startsWith("The order lets anybody, until 2027-01-15T08:00:00Z, take item 1234 of the")
        .contains("9.75 ETH to Treasury (" + ALICE + ")");
  }

  @Test
  void readsAnOfferForAnyItemOfACollection() {
    TypedExample order =
        order(
                item(1, WETH, "0", "10000000000000000000"),
                asked(item(4, APES, "0", "1"), ALICE)
                    + ","
                    + asked(item(1, WETH, "0", "250000000000000000"), OPENSEA))
            .read();
    assertThat(order.codes()).containsExactly(GateFinding.ORDER_SIGNED);
    assertThat(order.sentence(GateFinding.ORDER_SIGNED))
        .contains("take 10 WETH from")
        .contains("any item of the collection " + APES);
    assertThat(order.effects())
        .extracting(effect -> ((Effect.OrderSigned) effect).asked().getFirst().asset())
        .containsExactly(new Asset.AnyItem(1, APES, BigInteger.ZERO));
  }

  @Test
  void deniesAnOrderThatAsksForNothing() {
    TypedExample order = order(APE, "").read();
    assertThat(order.codes())
        .containsExactly(GateFinding.ORDER_SIGNED, GateFinding.ORDER_FOR_NOTHING);
    assertThat(order.sentence(GateFinding.ORDER_FOR_NOTHING)).endsWith("is nothing");
  }

  @Test
  void deniesAnOrderWhosePriceGoesToSomebodyElse() {
    assertThat(order(APE, coin("10000000000000000000", STRANGER)).read().codes())
        .containsExactly(GateFinding.ORDER_SIGNED, GateFinding.ORDER_FOR_NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "1, true",
    "9999999999999, true",
    "10000000000000, false",
    "1000000000000000000, false"
  })
  void tellsWhenAPriceIsNextToNothing(String wei, boolean nothing) {
    assertThat(order(APE, coin(wei, ALICE)).read().codes().contains(GateFinding.ORDER_FOR_NOTHING))
        .isEqualTo(nothing);
  }

  @ParameterizedTest
  @CsvSource({"9999, true", "10000, false"})
  void tellsWhenAPriceInAKnownTokenIsNextToNothing(String units, boolean nothing) {
    TypedExample order = order(APE, asked(item(1, USDC, "0", units), ALICE)).read();
    assertThat(order.codes().contains(GateFinding.ORDER_FOR_NOTHING)).isEqualTo(nothing);
  }

  @Test
  void deniesAPriceOfWhichOthersGetNearlyAll() {
    assertThat(
            order(
                    APE,
                    coin("99000000000000000", ALICE) + "," + coin("10000000000000000000", STRANGER))
                .read()
                .codes())
        .contains(GateFinding.ORDER_FOR_NOTHING);
    assertThat(
            order(
                    APE,
                    coin("100000000000000000", ALICE)
                        + ","
                        + coin("10000000000000000000", STRANGER))
                .read()
                .codes())
        .containsExactly(GateFinding.ORDER_SIGNED);
  }

  @Test
  void deniesGivingATokenForLittleOfTheSame() {
    assertThat(
            order(
                    item(1, WETH, "0", "10000000000000000000"),
                    asked(item(1, WETH, "0", "1000000000000000"), ALICE))
                .read()
                .codes())
        .contains(GateFinding.ORDER_FOR_NOTHING);
  }

  @Test
  void countsWhatReturnsToAnOwnWallet() {
    String elsewhere = coin("1000000000000000000", ALICE);
    TypedExample order = order(STRANGER, APE, elsewhere, 0, SEAPORT_1_6).askedOf(null).read();
    assertThat(order.codes()).containsExactly(GateFinding.ORDER_SIGNED);
  }

  @Test
  void takesAFallingPriceAtItsEnd() {
    String falling =
        """
        {"itemType":0,"token":"%s","identifierOrCriteria":"0","startAmount":"10000000000000000000",
         "endAmount":"1","recipient":"%s"}
        """
            .formatted(Address.ZERO, ALICE);
    assertThat(order(APE, falling).read().codes()).contains(GateFinding.ORDER_FOR_NOTHING);
  }

  @Test
  void findsNothingGivenInAnOrderThatGivesNothing() {
    assertThat(order("", coin("1", STRANGER)).read().codes())
        .containsExactly(GateFinding.ORDER_SIGNED);
  }

  @Test
  void holdsAPriceInATokenThatIsNotKnown() {
    String price = asked(item(1, UNKNOWN_TOKEN, "0", "1000000"), ALICE);
    assertThat(order(APE, price).read().codes())
        .containsExactly(GateFinding.ORDER_SIGNED, GateFinding.UNKNOWN_TOKEN);
    assertThat(
            order(APE, price)
                .with(new TypedExample.Node(UNKNOWN_TOKEN, "WETH", null))
                .read()
                .codes())
        .containsExactly(GateFinding.ORDER_SIGNED, GateFinding.FAKE_TOKEN);
  }

  @Test
  void deniesAReceiverThatLooksLikeAKnownOne() {
    assertThat(
            order(APE, coin("1000000000000000000", ALICE) + "," + coin("1", LIKE_PAYEE))
                .read()
                .codes())
        .containsExactly(GateFinding.ORDER_SIGNED, GateFinding.DESTINATION_IMITATES_KNOWN);
    assertThat(
            order(APE, coin("1000000000000000000", ALICE) + "," + coin("1", PAYEE)).read().codes())
        .containsExactly(GateFinding.ORDER_SIGNED);
  }

  @Test
  void holdsItemsAndOrdersOfNoKnownType() {
    assertThat(order(item(6, APES, "1", "1"), coin("1000000000000000000", ALICE)).read().codes())
        .contains(GateFinding.UNREAD_TYPED_DATA);
    assertThat(order(ALICE, APE, coin("1000000000000000000", ALICE), 5, SEAPORT_1_6).read().codes())
        .contains(GateFinding.UNREAD_TYPED_DATA);
  }

  @Test
  void namesTheZoneThatMustAgree() {
    assertThat(
            order(ALICE, APE, coin("1000000000000000000", ALICE), 2, SEAPORT_1_6)
                .read()
                .sentence(GateFinding.ORDER_SIGNED))
        .contains("anybody to whom the zero address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x00000000000001ad428e4906aE43D8F9852d0dD6",
        "0x00000000000000ADc04C56Bf30aC9d3c0aAF14dC",
        "0x0000000000000068F116a894984e2DB1123eB395"
      })
  void knowsSeaportByItsAddresses(String address) {
    Address seaport = Address.parse(address, "Seaport");
    assertThat(order(ALICE, APE, coin("1000000000000000000", ALICE), 0, seaport).read().codes())
        .containsExactly(GateFinding.ORDER_SIGNED);
  }

  @Test
  void holdsAnotherContractThanSeaport() {
    assertThat(order(ALICE, APE, coin("1000000000000000000", ALICE), 0, STRANGER).read().codes())
        .containsExactly(GateFinding.VERIFYING_CONTRACT_UNKNOWN, GateFinding.ORDER_SIGNED);
  }

  @Test
  void holdsAnOrderOfAnotherAccount() {
    assertThat(order(APE, coin("1000000000000000000", ALICE)).askedOf(STRANGER).read().codes())
        .containsExactly(GateFinding.SIGNS_FOR_ANOTHER_ACCOUNT, GateFinding.ORDER_SIGNED);
  }

  @Test
  void readsEveryLeafOfATree() {
    String good = components(ALICE, APE, coin("1000000000000000000", ALICE), 0);
    String bad = components(ALICE, APE, coin("1", ALICE), 0);
    String empty = components(Address.ZERO, "", "", 0);
    TypedExample bulk =
        bulk("[2][2]", "[[" + good + "," + good + "],[" + bad + "," + empty + "]]").read();
    assertThat(bulk.codes())
        .containsExactly(
            GateFinding.ORDER_SIGNED,
            GateFinding.ORDER_SIGNED,
            GateFinding.ORDER_SIGNED,
            GateFinding.ORDER_FOR_NOTHING);
    assertThat(bulk.sentence(GateFinding.ORDER_FOR_NOTHING)).startsWith("Order 3 of 3");
  }

  @Test
  void holdsATreeOfMoreOrdersThanAreRead() {
    String order = components(ALICE, APE, coin("1000000000000000000", ALICE), 0);
    String tree = order;
    for (int height = 0; height < 7; height++) {
      tree = "[" + tree + "," + tree + "]";
    }
    TypedExample bulk = bulk("[2]".repeat(7), tree).read();
    assertThat(bulk.effects()).hasSize(64);
    assertThat(bulk.codes()).contains(GateFinding.UNREAD_TYPED_DATA);
  }

  @Test
  void holdsATreeWithoutOrders() {
    String empty = components(Address.ZERO, "", "", 0);
    assertThat(bulk("[2]", "[" + empty + "," + empty + "]").read().codes())
        .containsExactly(GateFinding.UNREAD_TYPED_DATA);
  }

  @Test
  void holdsATreeOfAnotherShape() {
    String order = components(ALICE, APE, coin("1", ALICE), 0);
    assertThat(bulk("[3]", "[" + order + "," + order + "," + order + "]").read().codes())
        .containsExactly(GateFinding.UNREAD_TYPED_DATA);
  }

  @Test
  void asksTheNodeAboutABoundedNumberOfTokens() {
    String prices =
        IntStream.range(0, 70)
            .mapToObj(i ->
                asked(item(1, Address.of("0x%040x".formatted(0xc0ffee00 + i)), "0", "1"), ALICE))
            .collect(Collectors.joining(","));
    List<GateFinding> codes = order(APE, prices).read().codes();
    assertThat(codes.stream().filter(GateFinding.UNKNOWN_TOKEN::equals)).hasSize(64);
    assertThat(codes).containsOnlyOnce(GateFinding.UNREAD_TYPED_DATA);
  }

  private static TypedExample order(String offer, String consideration) {
    return order(ALICE, offer, consideration, 0, SEAPORT_1_6);
  }

  private static TypedExample order(
      Address offerer, String offer, String consideration, int type, Address seaport) {
    return TypedExample.of(
        Seaport.ORDER, "Seaport", seaport, components(offerer, offer, consideration, type));
  }

  private static TypedExample bulk(String dimensions, String tree) {
    String items = Seaport.ORDER.substring(Seaport.ORDER.indexOf("ConsiderationItem(uint8"));
    String components =
        Seaport.ORDER.substring(0, Seaport.ORDER.indexOf("ConsiderationItem(uint8"));
    return TypedExample.of(
        "BulkOrder(OrderComponents" + dimensions + " tree)" + items + components,
        "Seaport",
        SEAPORT_1_6,
        "{\"tree\":" + tree + "}");
  }

  private static String components(Address offerer, String offer, String asked, int type) {
    return """
    {"offerer":"%s","zone":"0x0000000000000000000000000000000000000000","offer":[%s],
     "consideration":[%s],"orderType":%d,"startTime":"1700000000","endTime":"1800000000",
     "zoneHash":"0x%s","salt":"0x360c6ebe",
     "conduitKey":"0x0000007b02230091a7ed01230072f7006a004d60a8d4e71d599b8104250f0000",
     "counter":"0"}
    """
        .formatted(offerer, offer, asked, type, "00".repeat(32));
  }

  private static String item(int type, Address token, String id, String amount) {
    return """
    {"itemType":%d,"token":"%s","identifierOrCriteria":"%s","startAmount":"%s",
     "endAmount":"%s"}
    """
        .formatted(type, token, id, amount, amount);
  }

  private static String asked(String item, Address recipient) {
    return item.replace("}", ",\"recipient\":\"" + recipient + "\"}");
  }

  private static String coin(String wei, Address recipient) {
    return asked(item(0, Address.ZERO, "0", wei), recipient);
  }

  private static Effect.AssetMoved moved(Asset asset, String units, Address from, Address to) {
    return new Effect.AssetMoved(asset, new Amount(new BigInteger(units)), from, to);
  }
}
