package dev.countersign.drill.play;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes requests: the texts that would come from a requester and from a wallet's page. The same
 * question has the same answer. All bytes are those of real Safes and tokens; all addresses but the
 * token's contract are {@linkplain PlayAddress nobody's}.
 */
public final class PlayWriter {
  private static final long CHAIN = 1;
  private static final String VERSION = "1.3.0";
  private static final Address USDC = Address.of("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
  private static final BigInteger EVERYTHING = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

  private final PlayScenario scenario;
  private final String label;
  private final long seed;
  private final Random random;
  private final Address safe;
  private final Address payee;
  private final Address thief;
  private final Address looksLike;

  private PlayWriter(PlayScenario scenario, String label, long wallet, long seed) {
    this.scenario = scenario;
    this.label = label;
    this.seed = seed;
    this.random = new Random(31 * seed + scenario.id().hashCode());
    this.safe = wallet(wallet);
    this.payee = PlayAddress.of(scenario.told().payee(), wallet);
    this.thief = PlayAddress.of("thief", seed);
    this.looksLike = PlayAddress.imitating(payee, seed);
  }

  /** The Safe of a drill's play wallet. */
  public static Address wallet(long wallet) {
    return PlayAddress.of("wallet", wallet);
  }

  /**
   * Writes one.
   *
   * @param label of the play wallet, as people see it
   * @param money that lies in it, in whole coins, from 10
   * @param wallet the seed of the wallet, which is one for all requests of a drill
   * @param seed of this request
   */
  public static PlayRequest write(
      PlayScenario scenario, String label, int money, long wallet, long seed) {
    if (money < 10) {
      throw new IllegalArgumentException("play money is 10 coins and more, not " + money);
    }
    return new PlayWriter(scenario, label, wallet, seed).written(money);
  }

  private PlayRequest written(int money) {
    boolean token = scenario.twist() == Twist.UNLIMITED_APPROVAL;
    BigDecimal amount =
        token
            ? BigDecimal.valueOf(1_000L * (10 + random.nextInt(90)))
            : BigDecimal.valueOf(money)
                .movePointLeft(3)
                .multiply(BigDecimal.valueOf(20 + random.nextInt(70)))
                .stripTrailingZeros();
    int nonce = 20 + random.nextInt(180);
    Address asked =
        switch (scenario.twist()) {
          case LOOK_ALIKE -> looksLike;
          case COPIED -> thief;
          default -> payee;
        };
    ObjectNode intent = Json.object().put("action", "transfer").put("chainId", CHAIN);
    intent.put("wallet", safe.toString()).put("asset", token ? "USDC" : "ETH");
    intent.put("amount", amount.toPlainString()).put("destination", asked.toString());
    intent.put("purpose", scenario.told().purpose());
    intent.put("reference", scenario.told().reference() + "-" + (1_000 + random.nextInt(9_000)));
    String said = amount.toPlainString() + (token ? " USDC" : " ETH");
    return new PlayRequest(
        scenario,
        Json.compact(intent),
        Json.compact(payload(amount, asked, nonce)),
        Json.compact(known(nonce)),
        "Send "
            + said
            + " from "
            + label
            + " to "
            + (asked.equals(payee) ? scenario.told().payee() + " (" + payee + ")" : asked)
            + " on Ethereum",
        answer(said));
  }

  private ObjectNode payload(BigDecimal amount, Address asked, int nonce) {
    BigInteger wei = amount.movePointRight(18).toBigIntegerExact();
    return switch (scenario.twist()) {
      case HONEST, LOOK_ALIKE, COPIED -> safe(asked, wei, "0x", 0, nonce);
      case OTHER_DESTINATION -> safe(thief, wei, "0x", 0, nonce);
      case AMOUNT_CHANGED -> safe(payee, wei.multiply(BigInteger.TEN), "0x", 0, nonce);
      case CODE_REPLACED ->
          safe(
              PlayAddress.of("trojan", seed),
              BigInteger.ZERO,
              "0xa9059cbb" + word(PlayAddress.of("singleton", seed)) + word(BigInteger.ZERO),
              1,
              nonce);
      case UNLIMITED_APPROVAL ->
          safe(USDC, BigInteger.ZERO, "0x095ea7b3" + word(thief) + word(EVERYTHING), 0, nonce);
      case OWNER_ADDED ->
          safe(safe, BigInteger.ZERO, "0x0d582f13" + word(thief) + word(BigInteger.ONE), 0, nonce);
    };
  }

  private ObjectNode safe(Address to, BigInteger value, String data, int operation, int nonce) {
    ObjectNode node = Json.object().put("chainId", CHAIN).put("safe", safe.toString());
    node.put("safeVersion", VERSION);
    ObjectNode tx = node.putObject("safeTx");
    tx.put("to", to.toString()).put("value", value.toString()).put("data", data);
    tx.put("operation", operation);
    for (String none : List.of("safeTxGas", "baseGas", "gasPrice")) {
      tx.put(none, "0");
    }
    for (String nobody : List.of("gasToken", "refundReceiver")) {
      tx.put(nobody, Address.ZERO.toHex());
    }
    tx.put("nonce", nonce);
    return node;
  }

  private ObjectNode known(int nonce) {
    ObjectNode known = Json.object();
    ObjectNode wallet = known.putArray("wallets").addObject();
    wallet.put("chainId", CHAIN).put("address", safe.toString()).put("label", label);
    var owners = wallet.putArray("owners");
    for (Address owner : owners()) {
      owners.add(owner.toString());
    }
    wallet.put("threshold", 2).put("version", VERSION);
    ObjectNode paid = known.putArray("addresses").addObject();
    paid.put("chainId", CHAIN).put("address", payee.toString());
    paid.put("kind", scenario.told().own() ? "own" : "counterparty");
    paid.put("label", scenario.told().payee());
    if (scenario.twist() == Twist.COPIED) {
      ObjectNode seen = known.putArray("seen").addObject();
      seen.put("chainId", CHAIN).put("wallet", safe.toString()).put("nonce", nonce);
      seen.put("hash", "0x" + word(PlayAddress.of("first request", seed)));
    }
    return known;
  }

  private List<Address> owners() {
    List<Address> owners = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      owners.add(PlayAddress.of("owner " + i, seed));
    }
    return owners;
  }

  private String answer(String money) {
    String mine = money + " to " + scenario.told().payee();
    return switch (scenario.twist()) {
      case HONEST -> "Yes, that is ours: " + mine + ".";
      case LOOK_ALIKE ->
          "We asked for "
              + mine
              + ". The address? It was taken from the wallet’s last transactions.";
      case COPIED -> "We asked for " + mine + " last week, and it was signed then.";
      default -> "We asked for " + mine + ", and for nothing else.";
    };
  }

  private static String word(Address address) {
    return word(address.bytes().toUnsigned());
  }

  private static String word(BigInteger number) {
    return Bytes.word(number).toHex().substring(2);
  }
}
