package dev.countersign.acceptance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chain with wrapped ether, two pools of Uniswap V2, tokens, a collection, a market and a mixer,
 * on which anybody may act in anybody's name.
 */
final class Scene implements AutoCloseable {
  /** What a plain payment uses of gas. */
  static final BigInteger PLAIN = BigInteger.valueOf(21_000);

  /** What everybody pays for gas: 3 gwei, of which a part is burnt. */
  static final BigInteger PRICE = BigInteger.valueOf(3_000_000_000L);

  /** What a plain payment costs. */
  static final BigInteger FEE = PLAIN.multiply(PRICE);

  private static final BigInteger MUCH = BigInteger.valueOf(6_000_000);
  private static final BigInteger NEVER = BigInteger.TWO.pow(63);

  final Anvil node;
  final Address maker;
  final Address weth;
  final Address router;
  final Address gold;
  final Address silver;
  final Address pictures;
  final Address gallery;
  final Address mixer;
  final Address disperser;

  /** Deploys and funds everything. */
  Scene() {
    node = Anvil.start(31_337);
    node.ask("anvil_autoImpersonateAccount", Json.object().booleanNode(true));
    node.ask("anvil_setCoinbase", RpcValues.text(wallet("whoever makes blocks").toHex()));
    maker = node.accounts().getFirst();
    weth = node.create("v2-router", "WETH9", Bytes.EMPTY);
    Address factory = node.create("v2-core", "UniswapV2Factory", encode("address", maker));
    router =
        node.create("v2-router", "UniswapV2Router02", encode("address,address", factory, weth));
    gold = token("Gold");
    silver = token("Silver");
    pictures =
        node.create(
            "zeppelin",
            "contracts/ERC721PresetMinterPauserAutoId",
            encode("string,string,string", "Pictures", "PIC", ""));
    gallery = node.create("Gallery");
    mixer = node.create("MixingPool");
    disperser = node.create("Disperser");
    approve(maker, gold);
    approve(maker, silver);
    send(
        maker,
        router,
        ether(500),
        "addLiquidityETH(address,uint256,uint256,uint256,address,uint256)",
        gold,
        ether(1_000_000),
        BigInteger.ZERO,
        BigInteger.ZERO,
        maker,
        NEVER);
    send(
        maker,
        router,
        BigInteger.ZERO,
        "addLiquidity(address,address,uint256,uint256,uint256,uint256,address,uint256)",
        gold,
        silver,
        ether(1_000_000),
        ether(3_000_000),
        BigInteger.ZERO,
        BigInteger.ZERO,
        maker,
        NEVER);
  }

  private Address token(String name) {
    return node.create(
        "zeppelin",
        "contracts/ERC20PresetFixedSupply",
        encode("string,string,uint256,address", name, name, ether(1_000_000_000), maker));
  }

  static BigInteger ether(long count) {
    return Anvil.ETHER.multiply(BigInteger.valueOf(count));
  }

  /** An account that nobody has used, whose address follows from its name. */
  static Address wallet(String name) {
    return Address.ofWord(Keccak256.hash(Bytes.of(name.getBytes(StandardCharsets.UTF_8))));
  }

  static Bytes encode(String types, Object... values) {
    return AbiParameters.parse(types).encode(values);
  }

  /** Pays, at exactly {@link #FEE}. */
  JsonNode pay(Address from, Address to, BigInteger value) {
    return receipt(transaction(from, to, value).put("gas", RpcValues.hex(PLAIN)), true);
  }

  /** Calls a contract. */
  JsonNode send(Address from, Address to, BigInteger value, String signature, Object... values) {
    return receipt(
        transaction(from, to, value).put("data", Anvil.data(signature, values).toHex()), true);
  }

  /** Calls a contract, and demands that it fails. */
  JsonNode fail(Address from, Address to, BigInteger value, String signature) {
    return receipt(transaction(from, to, value).put("data", Anvil.data(signature).toHex()), false);
  }

  /** Lets the router take. */
  JsonNode approve(Address owner, Address token) {
    return send(
        owner,
        token,
        BigInteger.ZERO,
        "approve(address,uint256)",
        router,
        BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
  }

  /** Coins for the last token of a path. */
  JsonNode sell(Address from, BigInteger coins, Address... path) {
    return send(
        from,
        router,
        coins,
        "swapExactETHForTokens(uint256,address[],address,uint256)",
        BigInteger.ZERO,
        List.of((Object[]) path),
        from,
        NEVER);
  }

  /** A token for coins, which somebody may get. */
  JsonNode buy(Address from, BigInteger tokens, Address to, Address... path) {
    return send(
        from,
        router,
        BigInteger.ZERO,
        "swapExactTokensForETH(uint256,uint256,address[],address,uint256)",
        tokens,
        BigInteger.ZERO,
        List.of((Object[]) path),
        to,
        NEVER);
  }

  /** Makes a picture, and lets the gallery take it. */
  void paint(Address owner) {
    send(maker, pictures, BigInteger.ZERO, "mint(address)", owner);
    send(owner, pictures, BigInteger.ZERO, "setApprovalForAll(address,bool)", gallery, true);
  }

  /** Buys a picture in the gallery. */
  JsonNode buyPicture(Address buyer, long id, Address seller, BigInteger price) {
    return send(
        buyer,
        gallery,
        price,
        "buy(address,uint256,address)",
        pictures,
        BigInteger.valueOf(id),
        seller);
  }

  private static ObjectNode transaction(Address from, Address to, BigInteger value) {
    return Json.object()
        .put("from", from.toHex())
        .put("to", to.toHex())
        .put("value", RpcValues.hex(value))
        .put("gas", RpcValues.hex(MUCH))
        .put("gasPrice", RpcValues.hex(PRICE));
  }

  private JsonNode receipt(ObjectNode transaction, boolean succeeds) {
    JsonNode hash = node.ask("eth_sendTransaction", transaction);
    JsonNode receipt = node.ask("eth_getTransactionReceipt", hash);
    while (receipt.isNull()) { // the block is made on another thread
      Thread.onSpinWait();
      receipt = node.ask("eth_getTransactionReceipt", hash);
    }
    assertThat(receipt.path("status").asString()).isEqualTo(succeeds ? "0x1" : "0x0");
    return receipt;
  }

  /** What a transaction cost. */
  static BigInteger fee(JsonNode receipt) {
    return number(receipt, "gasUsed").multiply(number(receipt, "effectiveGasPrice"));
  }

  static BigInteger number(JsonNode receipt, String member) {
    return new BigInteger(receipt.path(member).asString().substring(2), 16);
  }

  static String hash(JsonNode receipt) {
    return receipt.path("transactionHash").asString();
  }

  BigInteger coins(Address account) {
    return node.balance(account);
  }

  BigInteger tokens(Address token, Address account) {
    return node.read(token, Anvil.data("balanceOf(address)", account)).toUnsigned();
  }

  long height() {
    String answer = node.ask("eth_blockNumber").asString();
    return Long.parseLong(answer.substring(2), 16);
  }

  @Override
  public void close() {
    node.close();
  }
}
