package dev.countersign.cli.trace;

import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The chain that somebody names.
 *
 * @param word as it was given; null where none was
 * @param id its number (EIP-155); null where none was given, and for Bitcoin
 */
public record ChainName(@Nullable String word, @Nullable Long id) {
  private static final Map<String, BitcoinNetwork> BITCOIN =
      Map.of(
          "bitcoin", BitcoinNetwork.MAINNET,
          "bitcoin-testnet", BitcoinNetwork.TESTNET,
          "bitcoin-regtest", BitcoinNetwork.REGTEST);

  /** What Bitcoin Core calls the networks. */
  private static final Map<BitcoinNetwork, List<String>> NETWORKS =
      Map.of(
          BitcoinNetwork.MAINNET, List.of("main"),
          BitcoinNetwork.TESTNET, List.of("test", "testnet4", "signet"),
          BitcoinNetwork.REGTEST, List.of("regtest"));

  /**
   * Reads it.
   *
   * @throws UnreadableInput where it is none
   */
  public static ChainName of(@Nullable String word) {
    if (word == null || BITCOIN.containsKey(word)) {
      return new ChainName(word, null);
    }
    if (!word.matches("[0-9]{1,18}") || Long.parseLong(word) < 1) {
      throw new UnreadableInput(
          "The chain "
              + word
              + " is no chain id; expected 1 or more, or bitcoin, bitcoin-testnet or"
              + " bitcoin-regtest");
    }
    return new ChainName(word, Long.valueOf(word));
  }

  public boolean isBitcoin() {
    return word != null && BITCOIN.containsKey(word);
  }

  /** The network of Bitcoin that is meant. */
  public BitcoinNetwork bitcoin() {
    return Objects.requireNonNull(BITCOIN.get(Objects.requireNonNull(word)));
  }

  /** The number of the chain of files (EIP-155); 1 where none was given. */
  public long orFirst() {
    return id == null ? 1 : id;
  }

  /**
   * The chain of an Ethereum node (EIP-155).
   *
   * @throws NodeFault when the node is none of Ethereum, or does not answer
   * @throws UnreadableInput where it is on another chain
   */
  public long ofEthereum(NodeClient node) throws NodeFault {
    long chain;
    try {
      chain = BlockReader.chainId(node);
    } catch (NodeFault fault) {
      throw other(fault, "Ethereum; one of Bitcoin needs --chain bitcoin");
    }
    check(chain);
    return chain;
  }

  /**
   * A Bitcoin node of the network that is meant.
   *
   * @throws NodeFault when the node is none of Bitcoin, or does not answer
   * @throws UnreadableInput where it is on another network
   */
  public BitcoinNode ofBitcoin(NodeClient node) throws NodeFault {
    try {
      check(BitcoinNode.standing(node).network());
    } catch (NodeFault fault) {
      throw other(fault, "Bitcoin, as --chain says");
    }
    return new BitcoinNode(node, bitcoin());
  }

  /** A node that does not know the first question is of another chain. */
  private static NodeFault other(NodeFault fault, String which) {
    return fault.kind() == NodeFault.Kind.METHOD_MISSING
        ? new NodeFault(fault.kind(), "the node is none of " + which)
        : fault;
  }

  private void check(long node) {
    if (id != null && id != node) {
      throw new UnreadableInput("The node is on chain " + node + ", but --chain says " + id);
    }
  }

  /** Refuses a Bitcoin node of another network, which it names as Bitcoin Core does. */
  private void check(String network) {
    if (!NETWORKS.getOrDefault(bitcoin(), List.of()).contains(network)) {
      throw new UnreadableInput(
          "The node is on the network " + network + ", but --chain says " + word);
    }
  }

  /** Refuses a ledger of files that is of another chain, as far as files say. */
  void check(Ledger ledger) {
    check(ledger instanceof BitcoinLedger);
  }

  /** Refuses files that are of another chain, as far as they say. */
  public void check(boolean found) {
    if (found != isBitcoin() && word != null) {
      throw new UnreadableInput(
          "The ledger is " + (found ? "of" : "not of") + " Bitcoin, but --chain says " + word);
    }
  }
}
