package dev.countersign.server.transfer;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.ethereum.SignedTransaction;
import dev.countersign.chain.ethereum.UnsignedTransaction;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Transactions of plain accounts: their own transfers, and those that carry a Safe's out. */
final class Transactions {
  private Transactions() {}

  /** A transaction as it is kept. */
  static UnsignedTransaction read(Bytes payload) {
    return UnsignedTransaction.fromJson(
        Json.parse(new String(payload.toArray(), StandardCharsets.UTF_8), "The payload"));
  }

  /** With its signature. */
  static SignedTransaction signed(
      UnsignedTransaction transaction, Wallet account, Bytes signature) {
    return transaction.signed(account.address(), Signature65.of(signature));
  }

  /** The executor's call of a Safe, with that data and nothing else. */
  static UnsignedTransaction execution(
      Wallet safe, Wallet executor, Bytes data, NodeClient node, PreparedStore prepared)
      throws NodeFault {
    BigInteger pending =
        RpcValues.quantity(
            node.call(
                "eth_getTransactionCount",
                RpcValues.params(
                    RpcValues.text(executor.address().toHex()), RpcValues.text("pending"))),
            "the nonce");
    BigInteger nonce = prepared.freeNonce(executor, null, pending);
    Fees fees = Fees.of(node);
    EthereumPayload call =
        make(safe, executor, data, nonce, fees, BigInteger.valueOf(30_000_000))
            .payload(executor.address());
    return make(safe, executor, data, nonce, fees, Fees.gas(node, call));
  }

  private static UnsignedTransaction make(
      Wallet safe, Wallet executor, Bytes data, BigInteger nonce, Fees fees, BigInteger gas) {
    return UnsignedTransaction.dynamicFee(
        executor.chainId(),
        nonce,
        fees.priority(),
        fees.most(),
        gas,
        safe.address(),
        BigInteger.ZERO,
        data);
  }
}
