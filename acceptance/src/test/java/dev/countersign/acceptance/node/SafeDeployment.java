package dev.countersign.acceptance.node;

import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The contracts of the Safe releases on one node, and Safes made from them. */
public final class SafeDeployment {
  private record Contracts(Address singleton, Address factory, Address multiSend) {}

  private final Anvil anvil;
  private final Map<SafeRelease, Contracts> contracts = new EnumMap<>(SafeRelease.class);
  private int salt;

  /** On that node. */
  public SafeDeployment(Anvil anvil) {
    this.anvil = anvil;
  }

  /** A Safe on the chain. */
  public record Safe(Anvil anvil, SafeRelease release, Address address, List<Address> owners) {
    /** Of its contracts. */
    public SafeVersion version() {
      return release.version();
    }

    /** The next one. */
    public BigInteger nonce() {
      return anvil.read(address, Anvil.data("nonce()")).toUnsigned();
    }

    /** A call with the Safe's next nonce, and nothing for whoever carries it out. */
    public SafeTransaction call(Address to, BigInteger value, Bytes data) {
      return transaction(to, value, data, SafeTransaction.CALL);
    }

    SafeTransaction delegatecall(Address to, Bytes data) {
      return transaction(to, BigInteger.ZERO, data, SafeTransaction.DELEGATECALL);
    }

    private SafeTransaction transaction(Address to, BigInteger value, Bytes data, int operation) {
      return new SafeTransaction(
          to,
          value,
          data,
          operation,
          BigInteger.ZERO,
          BigInteger.ZERO,
          BigInteger.ZERO,
          Address.ZERO,
          Address.ZERO,
          nonce());
    }

    /** The hash as the contract itself computes it. */
    public Bytes hash(SafeTransaction tx) {
      return anvil.read(
          address,
          Anvil.data(
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
              Objects.requireNonNull(tx.nonce())));
    }

    /** Lets all owners approve on chain, and carries it out for real. */
    void carryOut(SafeTransaction tx) {
      Bytes signatures = Bytes.EMPTY;
      for (Address owner : owners.stream().sorted(Comparator.comparing(Address::toHex)).toList()) {
        anvil.send(owner, address, BigInteger.ZERO, Anvil.data("approveHash(bytes32)", hash(tx)));
        signatures =
            signatures
                .concat(owner.word())
                .concat(Bytes.word(BigInteger.ZERO))
                .concat(Bytes.fromHex("0x01"));
      }
      anvil.send(
          anvil.accounts().getLast(),
          address,
          BigInteger.ZERO,
          ExecTransaction.encode(tx, signatures));
    }
  }

  /** A new Safe with 10 ETH. */
  public Safe create(SafeRelease release, int threshold, Address... owners) {
    Contracts on = contracts.computeIfAbsent(release, this::deploy);
    Bytes setup =
        Anvil.data(
            "setup(address[],uint256,address,bytes,address,address,uint256,address)",
            List.of((Object[]) owners),
            threshold,
            Address.ZERO,
            Bytes.EMPTY,
            Address.ZERO,
            Address.ZERO,
            BigInteger.ZERO,
            Address.ZERO);
    Bytes create =
        Anvil.data("createProxyWithNonce(address,bytes,uint256)", on.singleton(), setup, salt++);
    Address safe = Address.ofWord(anvil.read(on.factory(), create));
    Address payer = anvil.accounts().getFirst();
    anvil.send(payer, on.factory(), BigInteger.ZERO, create);
    anvil.send(payer, safe, Anvil.ETHER.multiply(BigInteger.TEN), Bytes.EMPTY);
    return new Safe(anvil, release, safe, List.of(owners));
  }

  /** The release's library for batches. */
  Address multiSend(SafeRelease release) {
    return contracts.computeIfAbsent(release, this::deploy).multiSend();
  }

  /** One part of a batch. */
  static Bytes part(Address to, BigInteger value, Bytes data) {
    return Bytes.fromHex("0x00")
        .concat(to.bytes())
        .concat(Bytes.word(value))
        .concat(Bytes.word(BigInteger.valueOf(data.length())))
        .concat(data);
  }

  private Contracts deploy(SafeRelease release) {
    return new Contracts(
        anvil.create(release.singleton()),
        anvil.create(release.factory()),
        anvil.create(release.multiSend()));
  }
}
