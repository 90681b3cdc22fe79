package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The receipts of a block's transactions: all at once, or where a node has no such method, singly.
 */
final class Receipts {
  private final NodeClient node;
  private volatile boolean singly;

  Receipts(NodeClient node) {
    this.node = node;
  }

  /** In the order of the transactions, one each, all of that very block. */
  List<JsonNode> of(BlockHeader block, List<Bytes> transactions) throws NodeFault {
    if (transactions.isEmpty()) {
      return List.of();
    }
    List<JsonNode> receipts = receipts(block, transactions);
    if (receipts.size() != transactions.size()) {
      throw contradiction(block, "it has another number of receipts than of transactions");
    }
    for (int i = 0; i < receipts.size(); i++) {
      JsonNode receipt = receipts.get(i);
      if (!RpcValues.word(receipt.get("blockHash"), "a receipt's block").equals(block.hash())
          || !RpcValues.word(receipt.get("transactionHash"), "a receipt's transaction")
              .equals(transactions.get(i))) {
        throw contradiction(block, "a receipt is of another transaction or block");
      }
    }
    return receipts;
  }

  private List<JsonNode> receipts(BlockHeader block, List<Bytes> transactions) throws NodeFault {
    Optional<JsonNode> all = singly ? Optional.empty() : atOnce(block);
    if (all.isPresent()) {
      return BlockReader.list(all.get(), "the receipts of block " + block.number());
    }
    List<JsonNode> receipts = new ArrayList<>();
    for (Bytes transaction : transactions) {
      receipts.add(
          node.call(
              "eth_getTransactionReceipt", RpcValues.params(RpcValues.text(transaction.toHex()))));
    }
    return receipts;
  }

  private Optional<JsonNode> atOnce(BlockHeader block) throws NodeFault {
    try {
      return Optional.of(
          node.call(
              "eth_getBlockReceipts", RpcValues.params(RpcValues.text(block.hash().toHex()))));
    } catch (NodeFault fault) {
      switch (fault.kind()) {
        case METHOD_MISSING -> singly = true;
        case UNUSABLE -> {} // too much at once
        case UNAVAILABLE, REVERTED, REFUSED -> throw fault;
      }
      return Optional.empty();
    }
  }

  static NodeFault contradiction(BlockHeader block, String how) {
    return new NodeFault(
        NodeFault.Kind.UNUSABLE,
        "the node contradicts itself about block " + block.number() + ": " + how);
  }
}
