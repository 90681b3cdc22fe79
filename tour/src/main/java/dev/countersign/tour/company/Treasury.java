package dev.countersign.tour.company;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.tour.chain.PracticeChain;
import dev.countersign.tour.chain.PracticeSafe;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Safes with four owners, three of whom must sign: Countersign, and three people with wallets. */
public final class Treasury {
  private static final List<PrivateKey> OWNERS = List.of(owner(0xa11), owner(0xbe2), owner(0xc1d));

  private final PracticeChain chain;
  private final PracticeSafe safes;
  private final Map<String, Address> wallets = new LinkedHashMap<>();

  Treasury(PracticeChain chain) throws NodeFault {
    this.chain = chain;
    this.safes = new PracticeSafe(chain.node(), chain.contracts());
  }

  /** Makes one with 100 ETH. */
  Address make(String label, Address countersign) throws NodeFault {
    List<Address> owners = new ArrayList<>(List.of(countersign));
    OWNERS.forEach(owner -> owners.add(owner.address()));
    Address safe = safes.make(owners, 100);
    wallets.put(label, safe);
    return safe;
  }

  /** A wallet of the company's. */
  public Address wallet(String label) {
    return Objects.requireNonNull(wallets.get(label), label);
  }

  /** An owner's signature of what was shown. */
  Bytes sign(int owner, Bytes digest) {
    return OWNERS.get(owner).sign(digest).bytes();
  }

  /** What all owners but Countersign sign without asking it; the transaction's hash. */
  public Bytes signBlind(String wallet, Address to, BigInteger wei) throws NodeFault {
    Address safe = wallet(wallet);
    BigInteger nonce = read(safe, PracticeSafe.data("nonce()")).toUnsigned();
    SafeTransaction tx =
        new SafeTransaction(
            to,
            wei,
            Bytes.EMPTY,
            SafeTransaction.CALL,
            BigInteger.ZERO,
            BigInteger.ZERO,
            BigInteger.ZERO,
            Address.ZERO,
            Address.ZERO,
            nonce);
    Bytes hash = read(safe, hashing(tx, nonce));
    Map<Address, Confirmation> signed = new LinkedHashMap<>();
    for (PrivateKey owner : OWNERS) {
      signed.put(owner.address(), SafeSignatures.one(owner.address(), owner.sign(hash).bytes()));
    }
    Bytes data = ExecTransaction.encode(tx, SafeSignatures.join(signed));
    return safes.call(anybody(), safe, BigInteger.ZERO, data);
  }

  private static Bytes hashing(SafeTransaction tx, BigInteger nonce) {
    return PracticeSafe.data(
        "getTransactionHash(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,uint256)",
        tx.to(),
        tx.value(),
        tx.data(),
        tx.operation(),
        tx.safeTxGas(),
        tx.baseGas(),
        tx.gasPrice(),
        tx.gasToken(),
        tx.refundReceiver(),
        nonce);
  }

  private Bytes read(Address to, Bytes data) throws NodeFault {
    ObjectNode call = Json.object().put("to", to.toHex()).put("data", data.toHex());
    return Bytes.fromHex(ask("eth_call", call, RpcValues.text("latest")).asString());
  }

  private Address anybody() throws NodeFault {
    JsonNode accounts = ask("eth_accounts");
    return Address.of(accounts.path(accounts.size() - 1).asString());
  }

  /** Anybody sends a wallet what its page gives them. */
  public Bytes carryOut(String wallet, Bytes data) throws NodeFault {
    return safes.call(anybody(), wallet(wallet), BigInteger.ZERO, data);
  }

  /** An account of the chain pays, whoever has its key; what it lacks for the fee is given it. */
  public Bytes pay(Address from, Address to, BigInteger wei) throws NodeFault {
    ask("anvil_impersonateAccount", RpcValues.text(from.toHex()));
    ask("anvil_setNextBlockBaseFeePerGas", RpcValues.text("0x0"));
    return safes.payFree(from, to, wei);
  }

  /** Anybody puts a contract on the chain. */
  public Address deploy(Bytes creation) throws NodeFault {
    return safes.deploy(creation);
  }

  /** The number of the newest block. */
  public long height() throws NodeFault {
    return Long.decode(ask("eth_blockNumber").asString());
  }

  /** More blocks. */
  public void mine(int blocks) throws NodeFault {
    ask("anvil_mine", RpcValues.text("0x" + Integer.toHexString(blocks)));
  }

  private JsonNode ask(String method, JsonNode... params) throws NodeFault {
    return chain.node().call(method, RpcValues.params(params));
  }

  private static PrivateKey owner(int number) {
    return PrivateKey.of(Bytes.word(BigInteger.valueOf(number)).toArray());
  }
}
