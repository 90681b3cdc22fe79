package dev.countersign.watch.seen;

import dev.countersign.chain.bitcoin.BitcoinMoves;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Blocks of Bitcoin on the scale of all chains: one movement an output. */
public final class BitcoinBlocks {
  private BitcoinBlocks() {}

  /**
   * A block as it is watched. An output without an address is an account by its outpoint; one of
   * nothing is no movement. What goes back to the account that gives most is a movement to itself.
   */
  public static SeenBlock of(BitcoinMoves block) {
    BlockHeader header = block.header();
    List<Movement> movements = new ArrayList<>();
    List<SeenTransaction> transactions = new ArrayList<>();
    for (BitcoinMoves.OfTransaction one : block.transactions()) {
      Bytes hash = Bytes.fromHex("0x" + one.txid(), "The id of a transaction");
      String from = from(one.inputs());
      for (Coin output : one.outputs()) {
        if (output.amount() > 0) {
          movements.add(
              new Movement(
                  Movement.BITCOIN,
                  header.number(),
                  header.time(),
                  hash,
                  movements.size(),
                  from,
                  account(output),
                  new Asset.Bitcoin(),
                  BigInteger.valueOf(output.amount())));
        }
      }
      transactions.add(
          new SeenTransaction(
              hash,
              from,
              Optional.empty(),
              OptionalLong.empty(),
              BigInteger.valueOf(sum(one.outputs())),
              Bytes.EMPTY,
              BigInteger.valueOf(
                  one.inputs().isEmpty() ? 0 : sum(one.inputs()) - sum(one.outputs())),
              false));
    }
    return new SeenBlock(
        Movement.BITCOIN, header, movements, transactions, List.of(), true, block.transactions());
  }

  /** The account that gives most; of several that give the same, the first. */
  private static String from(List<Coin> inputs) {
    Map<String, Long> given = new LinkedHashMap<>();
    inputs.forEach(input -> given.merge(account(input), input.amount(), Long::sum));
    String most = Movement.CHAIN;
    long amount = -1;
    for (Map.Entry<String, Long> one : given.entrySet()) {
      if (one.getValue() > amount) {
        most = one.getKey();
        amount = one.getValue();
      }
    }
    return most;
  }

  private static String account(Coin coin) {
    return coin.address().orElse(coin.outpoint());
  }

  private static long sum(List<Coin> coins) {
    return coins.stream().mapToLong(Coin::amount).sum();
  }
}
