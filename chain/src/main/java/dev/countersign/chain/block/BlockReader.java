package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what blocks moved from a node. May be used from several threads at once.
 *
 * <p>Everything of a block is asked by its hash, or compared with it, so that a block that is
 * replaced while it is read is noticed.
 */
public final class BlockReader implements ChainHeads {
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);
  private static final JsonNode YES = Json.object().booleanNode(true);
  private static final JsonNode NO = Json.object().booleanNode(false);
  private static final long TWO_EPOCHS = 64;

  private final NodeClient node;
  private final Asset coin;
  private final Receipts receipts;
  private final @Nullable BlockCalls calls;
  private final TransferLogs logs;
  private final Set<Bytes> kept;

  /**
   * A reader of one node.
   *
   * @param chain the chain (EIP-155) that the assets are of
   * @param calls false to leave calls within transactions out, for a node that cannot tell them
   */
  public BlockReader(NodeClient node, long chain, boolean calls) {
    this(node, chain, calls, Set.of());
  }

  /**
   * One that keeps logs too.
   *
   * @param kept the first topics of the logs that are kept as they are
   */
  public BlockReader(NodeClient node, long chain, boolean calls, Set<Bytes> kept) {
    this.node = node;
    this.kept = Set.copyOf(kept);
    this.coin = new Asset.Native(chain);
    this.receipts = new Receipts(node);
    this.calls = calls ? new BlockCalls(node) : null;
    this.logs = new TransferLogs(chain);
  }

  /**
   * The chain that a node is on (EIP-155).
   *
   * @throws NodeFault when it does not say
   */
  public static long chainId(NodeClient node) throws NodeFault {
    return number(node.call("eth_chainId", RpcValues.params()), "the chain id");
  }

  @Override
  public long newest() throws NodeFault {
    return number(node.call("eth_blockNumber", RpcValues.params()), "the newest block's height");
  }

  @Override
  public Optional<Long> catchingUpTo() {
    try {
      JsonNode said = node.call("eth_syncing", RpcValues.params());
      return said.isObject()
          ? Optional.of(number(said.get("highestBlock"), "the highest block"))
          : Optional.empty();
    } catch (NodeFault fault) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<BlockHeader> header(long number) throws NodeFault {
    JsonNode block = block(number, NO);
    return block.isNull() ? Optional.empty() : Optional.of(header(block, number));
  }

  /**
   * The newest block that is not undone any more: the one that the chain calls final, and where a
   * node does not say, one as many blocks back as two epochs have.
   *
   * @throws NodeFault when the node does not say, or has no such block
   */
  public BlockHeader settled() throws NodeFault {
    try {
      JsonNode block =
          node.call("eth_getBlockByNumber", RpcValues.params(RpcValues.text("finalized"), NO));
      if (block.isObject()) {
        return header(block, number(block.get("number"), "the final block's height"));
      }
    } catch (NodeFault fault) {
      if (fault.kind() != NodeFault.Kind.REFUSED && fault.kind() != NodeFault.Kind.METHOD_MISSING) {
        throw fault;
      }
    }
    long number = Math.max(0, newest() - TWO_EPOCHS);
    return header(number).orElseThrow(() -> RpcValues.unusable("block " + number, "it is missing"));
  }

  /**
   * What the block at a height moved.
   *
   * @throws NodeFault when the node has no such block, does not tell all of it, or contradicts
   *     itself
   */
  public BlockMoves read(long number) throws NodeFault {
    JsonNode block = block(number, YES);
    if (block.isNull()) {
      throw new NodeFault(NodeFault.Kind.UNUSABLE, "the node has no block " + number + " to read");
    }
    BlockHeader header = header(block, number);
    List<JsonNode> transactions = list(block.get("transactions"), "the transactions");
    List<Bytes> hashes = new ArrayList<>();
    for (JsonNode one : transactions) {
      hashes.add(RpcValues.word(one.get("hash"), "a transaction's hash"));
    }
    List<JsonNode> receipt = receipts.of(header, hashes);
    boolean rewarded = !block.path("difficulty").asString("0x0").equals("0x0");
    BlockCalls.Told told =
        calls == null || (hashes.isEmpty() && !rewarded)
            ? new BlockCalls.Told(Map.of(), List.of(), calls != null)
            : calls.of(header, hashes);
    List<BlockMoves.OfTransaction> moved = new ArrayList<>();
    List<AssetMove> made = new ArrayList<>();
    BigInteger tips = BigInteger.ZERO;
    BigInteger burnt = optional(block.get("baseFeePerGas"), "the base fee");
    for (int i = 0; i < hashes.size(); i++) {
      JsonNode paid = receipt.get(i);
      Sent sent = Sent.read(transactions.get(i));
      boolean failed = failed(paid);
      BigInteger gas = RpcValues.quantity(paid.get("gasUsed"), "the gas used");
      BigInteger price = price(paid, transactions.get(i));
      tips = tips.add(gas.multiply(price.subtract(burnt).max(BigInteger.ZERO)));
      BigInteger fee = gas.multiply(price).add(blobs(paid));
      List<Call> within = told.calls().get(hashes.get(i));
      moved.add(
          new BlockMoves.OfTransaction(
              hashes.get(i),
              sent,
              failed,
              fee,
              price,
              failed ? List.of() : moves(sent, paid, within),
              ReceiptLogs.of(paid.get("logs"), kept)));
    }
    make(made, RpcValues.address(block.get("miner"), "the block's maker"), tips);
    for (Call reward : told.rewards()) {
      make(made, reward.to(), reward.amount());
    }
    withdrawals(block.get("withdrawals"), made);
    return new BlockMoves(header, moved, made, told.complete());
  }

  private static boolean failed(JsonNode receipt) throws NodeFault {
    JsonNode status = receipt.get("status");
    return status != null && RpcValues.quantity(status, "the status").signum() == 0;
  }

  private List<AssetMove> moves(Sent sent, JsonNode receipt, @Nullable List<Call> within)
      throws NodeFault {
    List<AssetMove> moves = new ArrayList<>();
    if (within == null) {
      own(sent, receipt, moves);
    } else {
      for (Call call : within) {
        moves.add(AssetMove.of(call.from(), call.to(), coin, call.amount()));
      }
    }
    logs.add(receipt.get("logs"), moves, within != null);
    return moves;
  }

  /** What the transaction itself sends, where nothing is known of the calls within. */
  private void own(Sent sent, JsonNode receipt, List<AssetMove> moves) throws NodeFault {
    if (sent.value().signum() > 0) {
      Address to =
          sent.to().isPresent()
              ? sent.to().get()
              : RpcValues.address(receipt.get("contractAddress"), "a transaction's receiver");
      moves.add(AssetMove.of(sent.from(), to, coin, sent.value()));
    }
  }

  private void make(List<AssetMove> made, Address to, BigInteger amount) {
    if (amount.signum() > 0) {
      made.add(new AssetMove(Optional.empty(), to, coin, amount));
    }
  }

  /** What validators take back (EIP-4895), in gwei. */
  private void withdrawals(@Nullable JsonNode withdrawals, List<AssetMove> made) throws NodeFault {
    if (withdrawals == null || withdrawals.isNull()) {
      return;
    }
    for (JsonNode one : list(withdrawals, "the withdrawals")) {
      make(
          made,
          RpcValues.address(one.get("address"), "a withdrawal's address"),
          RpcValues.quantity(one.get("amount"), "a withdrawal's amount").multiply(GWEI));
    }
  }

  private static BigInteger price(JsonNode receipt, JsonNode transaction) throws NodeFault {
    JsonNode paid = receipt.get("effectiveGasPrice");
    return RpcValues.quantity(
        paid == null || paid.isNull() ? transaction.get("gasPrice") : paid, "the gas price");
  }

  /** What blobs cost (EIP-4844). */
  private static BigInteger blobs(JsonNode receipt) throws NodeFault {
    BigInteger gas = optional(receipt.get("blobGasUsed"), "the blob gas used");
    return gas.signum() == 0
        ? BigInteger.ZERO
        : gas.multiply(RpcValues.quantity(receipt.get("blobGasPrice"), "the blob gas price"));
  }

  private JsonNode block(long number, JsonNode whole) throws NodeFault {
    return node.call(
        "eth_getBlockByNumber",
        RpcValues.params(RpcValues.text(RpcValues.hex(BigInteger.valueOf(number))), whole));
  }

  private static BlockHeader header(JsonNode block, long asked) throws NodeFault {
    long number = number(block.get("number"), "the block's height");
    if (number != asked) {
      throw new NodeFault(
          NodeFault.Kind.UNUSABLE,
          "the node was asked for block " + asked + " and answered with block " + number);
    }
    return new BlockHeader(
        number,
        RpcValues.word(block.get("hash"), "the block's hash"),
        RpcValues.word(block.get("parentHash"), "the parent's hash"),
        number(block.get("timestamp"), "the block's time"));
  }

  static List<JsonNode> list(@Nullable JsonNode node, String what) throws NodeFault {
    if (node == null || !node.isArray()) {
      throw new NodeFault(
          NodeFault.Kind.UNUSABLE, "the node's answer cannot be used: " + what + " are no list");
    }
    List<JsonNode> all = new ArrayList<>();
    node.forEach(all::add);
    return all;
  }

  private static BigInteger optional(@Nullable JsonNode node, String what) throws NodeFault {
    return node == null || node.isNull() ? BigInteger.ZERO : RpcValues.quantity(node, what);
  }

  static long number(@Nullable JsonNode node, String what) throws NodeFault {
    BigInteger number = RpcValues.quantity(node, what);
    if (number.bitLength() > 62) {
      throw new NodeFault(
          NodeFault.Kind.UNUSABLE, "the node's answer cannot be used: " + what + " is too large");
    }
    return number.longValue();
  }
}
