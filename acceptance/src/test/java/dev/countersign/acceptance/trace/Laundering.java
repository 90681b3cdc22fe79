package dev.countersign.acceptance.trace;

import static dev.countersign.acceptance.trace.Scene.FEE;
import static dev.countersign.acceptance.trace.Scene.ether;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A theft of 1,000 ETH and what is done to hide it, with the launderer's own books of it. */
final class Laundering {
  private static final BigInteger NONE = BigInteger.ZERO;

  final Address thief = Scene.wallet("thief");
  final Address exchange = Scene.wallet("deposit address at an exchange");
  final Address artist = Scene.wallet("artist, who is the thief");
  final Address mixed = Scene.wallet("mixed with clean coins");
  final Address behind = Scene.wallet("behind what was mixed");
  final Truth truth = new Truth();

  private final Scene scene;
  private final Address clean;
  private final List<Address> wallets = new ArrayList<>();
  private String theft = "";
  private String pictureSale = "";

  Laundering(Scene scene) {
    this.scene = scene;
    this.clean = scene.node.accounts().get(2);
  }

  /** The theft's transaction. */
  String theft() {
    return theft;
  }

  /** The transaction in which the picture was sold. */
  String pictureSale() {
    return pictureSale;
  }

  /** The artist's picture has the number 2. */
  void run() {
    othersTradePictures();
    steal();
    split();
    layers();
    swapTwice();
    swapForSomebodyElse();
    swapThereAndBack();
    wrap();
    peel();
    shamSale();
    mix();
    mixWithCleanCoins();
    failAndCashOut();
  }

  private void othersTradePictures() {
    Address painter = scene.node.accounts().get(3);
    scene.paint(painter);
    scene.paint(painter);
    scene.buyPicture(clean, 0, painter, Anvil.ETHER.divide(BigInteger.TEN));
    scene.buyPicture(clean, 1, painter, Anvil.ETHER.divide(BigInteger.valueOf(8)));
  }

  private void steal() {
    JsonNode receipt = scene.pay(scene.node.accounts().get(1), thief, ether(1_000));
    theft = Scene.hash(receipt);
    truth.steal(thief, ether(1_000));
  }

  /** Into 50 wallets: half by a contract in one transaction, half one by one. */
  private void split() {
    for (int i = 0; i < 50; i++) {
      wallets.add(Scene.wallet("wallet " + i));
    }
    paid(
        thief,
        scene.send(
            thief,
            scene.disperser,
            ether(25 * 19),
            "disperse(address[])",
            List.of(wallets.subList(0, 25).toArray())));
    wallets.subList(0, 25).forEach(one -> truth.pay(thief, one, ether(19)));
    wallets.subList(25, 50).forEach(one -> pay(thief, one, ether(19)));
  }

  /** Ten wallets give everything on, three times. */
  private void layers() {
    for (int i = 0; i < 10; i++) {
      Address from = wallets.get(i);
      for (int layer = 0; layer < 3; layer++) {
        Address to = Scene.wallet("layer " + layer + " of wallet " + i);
        pay(from, to, scene.coins(from).subtract(FEE));
        from = to;
      }
    }
  }

  private void swapTwice() {
    Address one = wallets.get(10);
    paid(one, scene.sell(one, ether(10), scene.weth, scene.gold));
    truth.exchange(one, Truth.COIN, one, gold(), ether(10));
    paid(one, scene.approve(one, scene.gold));
    paid(
        one,
        scene.send(
            one,
            scene.router,
            NONE,
            "swapExactTokensForTokens(uint256,uint256,address[],address,uint256)",
            scene.tokens(scene.gold, one),
            NONE,
            List.of(scene.gold, scene.silver),
            one,
            BigInteger.TWO.pow(63)));
    truth.exchange(one, gold(), one, silver(), ether(10));
  }

  private void swapForSomebodyElse() {
    Address one = wallets.get(11);
    Address friend = Scene.wallet("friend who gets what a swap pays");
    paid(one, scene.sell(one, ether(10), scene.weth, scene.gold));
    truth.exchange(one, Truth.COIN, one, gold(), ether(10));
    paid(one, scene.approve(one, scene.gold));
    paid(one, scene.buy(one, scene.tokens(scene.gold, one), friend, scene.gold, scene.weth));
    truth.exchange(one, gold(), friend, Truth.COIN, ether(10));
  }

  private void swapThereAndBack() {
    Address one = wallets.get(12);
    paid(one, scene.sell(one, ether(10), scene.weth, scene.gold, scene.silver));
    truth.exchange(one, Truth.COIN, one, silver(), ether(10));
    paid(one, scene.approve(one, scene.silver));
    BigInteger silver = scene.tokens(scene.silver, one);
    paid(one, scene.buy(one, silver, one, scene.silver, scene.gold, scene.weth));
    truth.exchange(one, silver(), one, Truth.COIN, ether(10));
  }

  private void wrap() {
    Address one = wallets.get(13);
    Address vault = Scene.wallet("vault");
    paid(one, scene.send(one, scene.weth, ether(8), "deposit()"));
    truth.exchange(one, Truth.COIN, one, weth(), ether(8));
    paid(one, scene.send(one, scene.weth, NONE, "transfer(address,uint256)", vault, ether(5)));
    truth.exchange(one, weth(), vault, weth(), ether(5));
    paid(one, scene.send(one, scene.weth, NONE, "withdraw(uint256)", ether(1)));
    truth.exchange(one, weth(), one, Truth.COIN, ether(1));
  }

  /** A little to the exchange, the rest to the next, again and again. */
  private void peel() {
    Address from = wallets.get(14);
    for (int i = 0; i < 8; i++) {
      Address next = Scene.wallet("peel " + i);
      pay(from, exchange, ether(1));
      pay(from, next, scene.coins(from).subtract(FEE));
      from = next;
    }
  }

  /** The artist, funded by one wallet, sells a picture to another at a hundred times its price. */
  private void shamSale() {
    pay(wallets.get(16), artist, ether(1));
    scene.paint(artist);
    // To let the gallery take it was the artist's to pay.
    truth.fee(artist, ether(1).subtract(scene.coins(artist)));
    Address buyer = wallets.get(15);
    BigInteger price = ether(12);
    JsonNode sale = scene.buyPicture(buyer, 2, artist, price);
    pictureSale = Scene.hash(sale);
    paid(buyer, sale);
    BigInteger kept = price.divide(BigInteger.valueOf(40));
    truth.pay(buyer, scene.gallery, kept);
    truth.pay(buyer, artist, price.subtract(kept));
    // And it comes back to another of the thief's wallets, without a market.
    Address last = wallets.get(17);
    pay(last, buyer, ether(6));
    paid(
        buyer,
        scene.send(
            buyer,
            scene.pictures,
            NONE,
            "transferFrom(address,address,uint256)",
            buyer,
            last,
            BigInteger.TWO));
  }

  private void mix() {
    for (int i = 18; i < 20; i++) {
      Bytes secret = Keccak256.hash(wallets.get(i).bytes());
      paid(
          wallets.get(i),
          scene.send(
              wallets.get(i), scene.mixer, ether(10), "deposit(bytes32)", Keccak256.hash(secret)));
      truth.pay(wallets.get(i), scene.mixer, ether(10));
    }
    Bytes secret = Keccak256.hash(wallets.get(18).bytes());
    // Somebody else carries it out, to an account that nobody has seen.
    scene.send(
        clean,
        scene.mixer,
        NONE,
        "withdraw(bytes32,address)",
        secret,
        Scene.wallet("fresh account behind the mixer"));
  }

  /**
   * Ten clean coins come first, ten stolen ones then, and ten go on. What is whose is a convention.
   */
  private void mixWithCleanCoins() {
    scene.pay(clean, mixed, ether(10));
    pay(wallets.get(21), mixed, ether(10));
    scene.pay(mixed, behind, ether(10));
  }

  private void failAndCashOut() {
    Address unlucky = wallets.get(22);
    Address juggler = scene.node.create("Juggler");
    paid(unlucky, scene.fail(unlucky, juggler, ether(5), "refuse()"));
    pay(wallets.get(20), exchange, ether(15));
  }

  private void pay(Address from, Address to, BigInteger coins) {
    scene.pay(from, to, coins);
    truth.pay(from, to, coins);
    truth.fee(from, FEE);
  }

  private void paid(Address payer, JsonNode receipt) {
    truth.fee(payer, Scene.fee(receipt));
  }

  private String gold() {
    return scene.gold.toString();
  }

  private String silver() {
    return scene.silver.toString();
  }

  private String weth() {
    return scene.weth.toString();
  }
}
