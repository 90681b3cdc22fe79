package dev.countersign.watch.wallet;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.SafeSlots;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads what controls a wallet out of a node's state at one block, named by its hash (EIP-1898).
 */
public final class ControlReading {
  private static final int MOST = 300;

  /** What an account's code begins with that runs another's (EIP-7702). */
  private static final Bytes DELEGATION = Bytes.fromHex("0xef0100");

  private final NodeClient node;
  private final JsonNode block;

  /** At the block of that hash. */
  public ControlReading(NodeClient node, Bytes block) {
    this.node = node;
    this.block = Json.object().put("blockHash", block.toHex());
  }

  /**
   * Reads. What is no Safe at that block is told as an account.
   *
   * @throws NodeFault where the node does not say, or says what no wallet of that kind can be
   */
  public Control of(OwnWallet wallet) throws NodeFault {
    return switch (wallet.kind()) {
      case SAFE -> safe(wallet.address());
      case ACCOUNT -> account(wallet.address());
    };
  }

  /**
   * Keccak-256 of the code at an address, and of the code that it delegates to where it is a proxy
   * (EIP-1967) of another.
   *
   * @throws NodeFault where the node does not say
   */
  public Bytes code(Address address) throws NodeFault {
    Bytes own = read(address);
    Bytes behind = slot(address, SafeSlots.IMPLEMENTATION);
    Bytes beacon = slot(address, SafeSlots.BEACON);
    return Keccak256.hash(Keccak256.hash(own), behind.concat(beacon));
  }

  private Control safe(Address safe) throws NodeFault {
    Address singleton = word(safe, SafeSlots.SINGLETON);
    if (singleton.isZero()) { // there is no Safe, or none any more
      return account(safe);
    }
    List<Address> owners = list(safe, SafeSlots::owner, "owners");
    BigInteger count = slot(safe, SafeSlots.OWNER_COUNT).toUnsigned();
    if (!count.equals(BigInteger.valueOf(owners.size()))) {
      throw RpcValues.unusable(
          "the Safe " + safe, "counts " + count + " owners and lists " + owners.size());
    }
    return new Control.Safe(
        singleton,
        Keccak256.hash(read(singleton)),
        owners,
        slot(safe, SafeSlots.THRESHOLD).toUnsigned(),
        list(safe, SafeSlots::module, "modules"),
        word(safe, SafeSlots.GUARD),
        word(safe, SafeSlots.MODULE_GUARD),
        word(safe, SafeSlots.FALLBACK_HANDLER),
        slot(safe, SafeSlots.NONCE).toUnsigned());
  }

  private Control account(Address address) throws NodeFault {
    Bytes code = read(address);
    boolean delegates = code.length() == 23 && code.slice(0, 3).equals(DELEGATION);
    return new Control.Account(delegates ? new Address(code.from(3)) : Address.ZERO);
  }

  /** A list that begins and ends with the address 1, as Safes keep them. */
  private List<Address> list(Address safe, Slots slots, String what) throws NodeFault {
    List<Address> all = new ArrayList<>();
    Address at = word(safe, slots.of(SafeSlots.SENTINEL));
    while (!at.equals(SafeSlots.SENTINEL) && !at.isZero()) {
      if (all.size() == MOST || all.contains(at)) {
        throw RpcValues.unusable("the list of " + what + " of " + safe, "does not end");
      }
      all.add(at);
      at = word(safe, slots.of(at));
    }
    return all;
  }

  /** In which slot the entry behind an address is. */
  private interface Slots {
    Bytes of(Address address);
  }

  private Address word(Address of, Bytes slot) throws NodeFault {
    return Address.ofWord(slot(of, slot));
  }

  private Bytes slot(Address of, Bytes slot) throws NodeFault {
    return RpcValues.word(
        node.call(
            "eth_getStorageAt",
            RpcValues.params(RpcValues.text(of.toHex()), RpcValues.text(slot.toHex()), block)),
        "a slot of " + of);
  }

  private Bytes read(Address address) throws NodeFault {
    return RpcValues.bytes(
        node.call("eth_getCode", RpcValues.params(RpcValues.text(address.toHex()), block)),
        "the code of " + address);
  }
}
