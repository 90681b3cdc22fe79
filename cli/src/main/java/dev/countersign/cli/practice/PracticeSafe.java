package dev.countersign.cli.practice;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a Safe from the published contracts of version 1.4.1, on a chain where coins are free. */
final class PracticeSafe {
  private static final BigInteger ETHER = BigInteger.TEN.pow(18);
  private static final int THRESHOLD = 3;

  private final NodeClient node;
  private final Path contracts;

  /**
   * On that chain.
   *
   * @param contracts the folder of the published package
   */
  PracticeSafe(NodeClient node, Path contracts) {
    this.node = node;
    this.contracts = contracts;
  }

  /**
   * Makes a Safe of Countersign's account and the practice owners, all of whom must sign, with 100
   * ETH; and gives Countersign's account 1 ETH for fees.
   */
  Address make(Address countersign) throws NodeFault {
    Address payer = Address.of(node.call("eth_accounts", RpcValues.params()).path(0).asString());
    Address singleton = create(payer, "artifacts/contracts/Safe.sol/Safe.json");
    Address factory =
        create(payer, "artifacts/contracts/proxies/SafeProxyFactory.sol/SafeProxyFactory.json");
    List<Address> others = PracticeOwners.accounts();
    Bytes setup =
        data(
            "setup(address[],uint256,address,bytes,address,address,uint256,address)",
            List.of(countersign, others.get(0), others.get(1)),
            THRESHOLD,
            Address.ZERO,
            Bytes.EMPTY,
            Address.ZERO,
            Address.ZERO,
            BigInteger.ZERO,
            Address.ZERO);
    Bytes make =
        data("createProxyWithNonce(address,bytes,uint256)", singleton, setup, BigInteger.ZERO);
    ObjectNode call = Json.object().put("to", factory.toHex()).put("data", make.toHex());
    Address safe =
        Address.ofWord(
            Bytes.fromHex(
                node.call("eth_call", RpcValues.params(call, RpcValues.text("latest")))
                    .asString()));
    send(transaction(payer, BigInteger.ZERO, make).put("to", factory.toHex()));
    send(
        transaction(payer, ETHER.multiply(BigInteger.valueOf(100)), Bytes.EMPTY)
            .put("to", safe.toHex()));
    send(transaction(payer, ETHER, Bytes.EMPTY).put("to", countersign.toHex()));
    return safe;
  }

  private Address create(Address payer, String artifact) throws NodeFault {
    Path file = contracts.resolve(artifact);
    try {
      Bytes code =
          Bytes.fromHex(
              Json.parse(Files.readString(file), "The contract's file")
                  .path("bytecode")
                  .asString());
      JsonNode receipt = send(transaction(payer, BigInteger.ZERO, code));
      return Address.of(receipt.path("contractAddress").asString());
    } catch (IOException e) {
      throw new UnreadableInput("The Safe's published contracts are not in " + contracts);
    }
  }

  private JsonNode send(ObjectNode transaction) throws NodeFault {
    JsonNode hash = node.call("eth_sendTransaction", RpcValues.params(transaction));
    JsonNode receipt = node.call("eth_getTransactionReceipt", RpcValues.params(hash));
    while (receipt.isNull()) { // the block is made on another thread
      Thread.onSpinWait();
      receipt = node.call("eth_getTransactionReceipt", RpcValues.params(hash));
    }
    if (!receipt.path("status").asString().equals("0x1")) {
      throw new NodeFault(NodeFault.Kind.REFUSED, "a transaction on the practice chain failed");
    }
    return receipt;
  }

  private static Bytes data(String signature, Object... arguments) {
    String types = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    return Selector.of(signature).concat(AbiParameters.parse(types).encode(arguments));
  }

  private static ObjectNode transaction(Address from, BigInteger value, Bytes data) {
    return Json.object()
        .put("from", from.toHex())
        .put("value", RpcValues.hex(value))
        .put("data", data.toHex())
        .put("gas", "0x895440");
  }
}
