package dev.countersign.chain.block;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.AbiValues;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What contracts log when tokens change hands (ERC-20, ERC-721, ERC-1155, WETH9). Any contract may
 * log anything: what has another form than the standards' is no transfer.
 */
final class TransferLogs {
  private static final Bytes TRANSFER = topic("Transfer(address,address,uint256)");
  private static final Bytes SINGLE =
      topic("TransferSingle(address,address,address,uint256,uint256)");
  private static final Bytes BATCH =
      topic("TransferBatch(address,address,address,uint256[],uint256[])");
  private static final Bytes DEPOSIT = topic("Deposit(address,uint256)");
  private static final Bytes WITHDRAWAL = topic("Withdrawal(address,uint256)");
  private static final AbiParameters LISTS = AbiParameters.parse("uint256[],uint256[]");
  private static final int WORD = 32;

  private record Log(Address contract, List<Bytes> topics, Bytes data) {
    boolean is(Bytes topic, int topics, int bytes) {
      return this.topics.size() == topics
          && this.topics.getFirst().equals(topic)
          && (bytes < 0 || data.length() == bytes);
    }

    Address account(int topic) {
      return Address.ofWord(topics.get(topic));
    }

    BigInteger amount(int word) {
      return data.slice(word * WORD, (word + 1) * WORD).toUnsigned();
    }
  }

  private final long chain;
  private final Asset coin;
  private final Optional<Address> wrapped;

  TransferLogs(long chain) {
    this.chain = chain;
    this.coin = new Asset.Native(chain);
    this.wrapped = WrappedCoins.of(chain);
  }

  /**
   * Adds what a receipt's logs say.
   *
   * @param moves the coins that moved, to which the tokens are added
   * @param calls whether calls within the transaction are among them
   */
  void add(@Nullable JsonNode logs, List<AssetMove> moves, boolean calls) throws NodeFault {
    List<AssetMove> coins = new ArrayList<>(moves);
    int sent = moves.size();
    List<Log> wraps = new ArrayList<>();
    for (JsonNode one : BlockReader.list(logs, "the logs")) {
      List<Bytes> topics = new ArrayList<>();
      for (JsonNode topic : BlockReader.list(one.get("topics"), "the topics")) {
        topics.add(RpcValues.word(topic, "a topic"));
      }
      Log log =
          new Log(
              RpcValues.address(one.get("address"), "a log's contract"),
              topics,
              RpcValues.bytes(one.get("data"), "a log's data"));
      if (log.is(TRANSFER, 3, WORD)) {
        move(moves, log, 1, new Asset.Token(chain, log.contract), log.amount(0));
      } else if (log.is(TRANSFER, 4, 0)) {
        Asset item = new Asset.Item(chain, log.contract, log.topics.get(3).toUnsigned());
        move(moves, log, 1, item, BigInteger.ONE);
      } else if (log.is(SINGLE, 4, 2 * WORD)) {
        Asset item = new Asset.Item(chain, log.contract, log.amount(0));
        move(moves, log, 2, item, log.amount(1));
      } else if (log.is(BATCH, 4, -1)) {
        batch(moves, log);
      } else if (log.is(DEPOSIT, 2, WORD) || log.is(WITHDRAWAL, 2, WORD)) {
        wraps.add(log);
      }
    }
    List<AssetMove> logged = new ArrayList<>(moves.subList(sent, moves.size()));
    for (Log log : wraps) {
      wrap(moves, coins, logged, log, calls);
    }
  }

  private void batch(List<AssetMove> moves, Log log) {
    try {
      AbiValues lists = LISTS.decode(log.data, "The lists");
      List<Object> ids = lists.list(0);
      List<Object> amounts = lists.list(1);
      for (int i = 0; i < Math.min(ids.size(), amounts.size()); i++) {
        Asset item = new Asset.Item(chain, log.contract, (BigInteger) ids.get(i));
        move(moves, log, 2, item, (BigInteger) amounts.get(i));
      }
    } catch (UnreadableInput e) {
      return; // not what the standard writes
    }
  }

  private static void move(
      List<AssetMove> moves, Log log, int from, Asset asset, BigInteger amount) {
    if (amount.signum() > 0) {
      moves.add(AssetMove.of(log.account(from), log.account(from + 1), asset, amount));
    }
  }

  /**
   * A coin that is wrapped or unwrapped. Other contracts log deposits too: the same number of coins
   * must have gone in, or out. Where calls are not known, only the chain's own wrapped coin is
   * believed, and what it says went in or out is added. Some log a transfer as well.
   */
  private void wrap(
      List<AssetMove> moves,
      List<AssetMove> coins,
      List<AssetMove> logged,
      Log log,
      boolean calls) {
    boolean in = log.topics.getFirst().equals(DEPOSIT);
    Address owner = log.account(1);
    BigInteger amount = log.amount(0);
    if (amount.signum() == 0) {
      return;
    }
    AssetMove coin =
        in
            ? AssetMove.of(owner, log.contract, this.coin, amount)
            : AssetMove.of(log.contract, owner, this.coin, amount);
    if (!coins.remove(coin)) {
      if (calls || !wrapped.equals(Optional.of(log.contract))) {
        return;
      }
      moves.add(coin);
    }
    Asset token = new Asset.Token(chain, log.contract);
    AssetMove given =
        in
            ? AssetMove.of(Address.ZERO, owner, token, amount)
            : AssetMove.of(owner, Address.ZERO, token, amount);
    if (!logged.remove(given)) {
      moves.add(given);
    }
  }

  private static Bytes topic(String event) {
    return Keccak256.hash(Bytes.of(event.getBytes(StandardCharsets.US_ASCII)));
  }
}
