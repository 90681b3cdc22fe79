package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A transaction as its sender made it, whatever came of it.
 *
 * @param to nothing where it creates a contract
 * @param value in wei, 0 or more
 * @param nonce of the sender, 0 or more; nothing where a chain has none, as for some system
 *     transactions
 * @param input the call's data, or the contract's code
 */
public record Sent(
    Address from, Optional<Address> to, BigInteger value, OptionalLong nonce, Bytes input) {
  /**
   * Reads one as nodes tell it.
   *
   * @throws NodeFault when something of it is missing or of another form
   */
  public static Sent read(JsonNode transaction) throws NodeFault {
    JsonNode to = transaction.get("to");
    JsonNode nonce = transaction.get("nonce");
    return new Sent(
        RpcValues.address(transaction.get("from"), "a transaction's sender"),
        to == null || to.isNull()
            ? Optional.empty()
            : Optional.of(RpcValues.address(to, "a transaction's receiver")),
        RpcValues.quantity(transaction.get("value"), "a transaction's value"),
        nonce == null || nonce.isNull()
            ? OptionalLong.empty()
            : OptionalLong.of(BlockReader.number(nonce, "a transaction's nonce")),
        RpcValues.bytes(transaction.get("input"), "a transaction's data"));
  }
}
