package dev.countersign.server.rpc;

import java.util.Set;

/**
 * The methods that only read, and go to the node as they are. What is not among them is not
 * offered: a node may have methods that change it ({@code debug_}, {@code admin_}, {@code
 * personal_}, {@code anvil_}) or keys of its own ({@code eth_sign}).
 */
final class Passed {
  /** Those methods. A signed transaction is whoever's key signed it, so the node may have it. */
  static final Set<String> METHODS =
      Set.of(
          "eth_blobBaseFee",
          "eth_blockNumber",
          "eth_call",
          "eth_createAccessList",
          "eth_estimateGas",
          "eth_feeHistory",
          "eth_gasPrice",
          "eth_getBalance",
          "eth_getBlockByHash",
          "eth_getBlockByNumber",
          "eth_getBlockReceipts",
          "eth_getBlockTransactionCountByHash",
          "eth_getBlockTransactionCountByNumber",
          "eth_getCode",
          "eth_getFilterChanges",
          "eth_getFilterLogs",
          "eth_getLogs",
          "eth_getProof",
          "eth_getStorageAt",
          "eth_getTransactionByBlockHashAndIndex",
          "eth_getTransactionByBlockNumberAndIndex",
          "eth_getTransactionByHash",
          "eth_getTransactionCount",
          "eth_getTransactionReceipt",
          "eth_getUncleByBlockHashAndIndex",
          "eth_getUncleByBlockNumberAndIndex",
          "eth_getUncleCountByBlockHash",
          "eth_getUncleCountByBlockNumber",
          "eth_maxPriorityFeePerGas",
          "eth_newBlockFilter",
          "eth_newFilter",
          "eth_newPendingTransactionFilter",
          "eth_protocolVersion",
          "eth_sendRawTransaction",
          "eth_simulateV1",
          "eth_syncing",
          "eth_uninstallFilter",
          "net_listening",
          "net_peerCount",
          "web3_clientVersion",
          "web3_sha3");

  private Passed() {}
}
