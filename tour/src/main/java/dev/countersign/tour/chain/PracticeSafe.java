package dev.countersign.tour.chain;

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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes Safes from the published contracts of version 1.4.1, on a chain where coins are free. */
public final class PracticeSafe {
  /** One ETH in wei. */
  public static final BigInteger ETHER = BigInteger.TEN.pow(18);

  /** So many owners must sign. */
  public static final int THRESHOLD = 3;

  private final NodeClient node;
  private final Path contracts;
  private final Address payer;
  private @Nullable Address singleton;
  private @Nullable Address factory;
  private int salt;

  /**
   * On that chain.
   *
   * @param contracts the folder of the published package
   */
  public PracticeSafe(NodeClient node, Path contracts) throws NodeFault {
    this.node = node;
    this.contracts = contracts;
    this.payer = Address.of(node.call("eth_accounts", RpcValues.params()).path(0).asString());
  }

  /**
   * Makes a Safe of Countersign's account and the practice owners, all of whom must sign, with 100
   * ETH; and gives Countersign's account 1 ETH for fees.
   */
  public Address make(Address countersign) throws NodeFault {
    List<Address> others = PracticeOwners.accounts();
    Address safe = make(List.of(countersign, others.get(0), others.get(1)), 100);
    pay(payer, countersign, ETHER);
    return safe;
  }

  /** Makes a Safe of those owners, three of whom must sign, with so many ETH. */
  public Address make(List<Address> owners, int ether) throws NodeFault {
    Bytes setup =
        data(
            "setup(address[],uint256,address,bytes,address,address,uint256,address)",
            List.of(owners.toArray()),
            THRESHOLD,
            Address.ZERO,
            Bytes.EMPTY,
            Address.ZERO,
            Address.ZERO,
            BigInteger.ZERO,
            Address.ZERO);
    Address from = factory();
    Bytes make =
        data(
            "createProxyWithNonce(address,bytes,uint256)",
            singleton(),
            setup,
            BigInteger.valueOf(salt++));
    ObjectNode call = Json.object().put("to", from.toHex()).put("data", make.toHex());
    Address safe =
        Address.ofWord(
            Bytes.fromHex(
                node.call("eth_call", RpcValues.params(call, RpcValues.text("latest")))
                    .asString()));
    send(transaction(payer, BigInteger.ZERO, make).put("to", from.toHex()));
    pay(payer, safe, ETHER.multiply(BigInteger.valueOf(ether)));
    return safe;
  }

  private Address singleton() throws NodeFault {
    if (singleton == null) {
      singleton = create("artifacts/contracts/Safe.sol/Safe.json");
    }
    return singleton;
  }

  private Address factory() throws NodeFault {
    if (factory == null) {
      factory = create("artifacts/contracts/proxies/SafeProxyFactory.sol/SafeProxyFactory.json");
    }
    return factory;
  }

  /** An account pays; the node has its key, or lets anybody act for it. */
  public Bytes pay(Address from, Address to, BigInteger wei) throws NodeFault {
    return call(from, to, wei, Bytes.EMPTY);
  }

  /** An account calls; the hash of its transaction, which succeeded. */
  public Bytes call(Address from, Address to, BigInteger wei, Bytes data) throws NodeFault {
    JsonNode receipt = send(transaction(from, wei, data).put("to", to.toHex()));
    return Bytes.fromHex(receipt.path("transactionHash").asString());
  }

  /** The same for an account that has nothing beside what it pays: there is no fee. */
  public Bytes payFree(Address from, Address to, BigInteger wei) throws NodeFault {
    ObjectNode transaction =
        transaction(from, wei, Bytes.EMPTY).put("to", to.toHex()).put("gas", "0x5208");
    JsonNode receipt =
        send(transaction.put("maxFeePerGas", "0x0").put("maxPriorityFeePerGas", "0x0"));
    return Bytes.fromHex(receipt.path("transactionHash").asString());
  }

  private Address create(String artifact) throws NodeFault {
    Path file = contracts.resolve(artifact);
    try {
      Bytes code =
          Bytes.fromHex(
              Json.parse(Files.readString(file), "The contract's file")
                  .path("bytecode")
                  .asString());
      return deploy(code);
    } catch (IOException e) {
      throw new UnreadableInput("The Safe's published contracts are not in " + contracts);
    }
  }

  /** Puts a contract on the chain, by the code that makes it. */
  public Address deploy(Bytes creation) throws NodeFault {
    JsonNode receipt = send(transaction(payer, BigInteger.ZERO, creation));
    return Address.of(receipt.path("contractAddress").asString());
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

  /** The data of a call. */
  public static Bytes data(String signature, Object... arguments) {
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
