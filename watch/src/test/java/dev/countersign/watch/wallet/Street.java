package dev.countersign.watch.wallet;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenBlock;
import dev.countersign.watch.seen.SeenLog;
import dev.countersign.watch.seen.SeenTransaction;
import dev.countersign.watch.seen.WatchedEvent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A block that is put together by hand, and what was countersigned. */
final class Street implements Countersignatures, Known {
  static final long CHAIN = 1;
  static final Asset ETHER = new Asset.Native(CHAIN);
  static final Address USDC = address(0xc0);
  static final OwnWallet SAFE =
      new OwnWallet("wallet/safe", "Treasury", CHAIN, address(1), OwnWallet.Kind.SAFE);
  static final OwnWallet ACCOUNT =
      new OwnWallet("wallet/account", "Payouts", CHAIN, address(2), OwnWallet.Kind.ACCOUNT);
  static final Address SUPPLIER = address(10);
  static final Address STRANGER = address(11);

  private final Map<Bytes, Countersigned> signed = new HashMap<>();
  private final Set<Address> takers = new HashSet<>();
  private final List<SeenTransaction> transactions = new ArrayList<>();
  private final List<Movement> movements = new ArrayList<>();
  private final List<SeenLog> logs = new ArrayList<>();

  static Address address(int number) {
    return Address.ofWord(Bytes.word(BigInteger.valueOf(number)));
  }

  static Bytes word(long number) {
    return Bytes.word(BigInteger.valueOf(number));
  }

  static Asset token() {
    return new Asset.Token(CHAIN, USDC);
  }

  /** Something of that digest was countersigned. */
  Street countersigned(Bytes digest, Leaving... leaving) {
    signed.put(digest, new Countersigned("transfer/" + signed.size(), List.of(leaving)));
    return this;
  }

  Street mayTake(Address taker) {
    takers.add(taker);
    return this;
  }

  static Leaving leaving(Asset asset, Address to, long amount) {
    return new Leaving(asset, Optional.of(to), BigInteger.valueOf(amount));
  }

  /** A transaction; what follows is in it. */
  Street transaction(int hash, Address from, Address to) {
    transactions.add(
        new SeenTransaction(
            word(hash),
            from.toHex(),
            Optional.of(to.toHex()),
            OptionalLong.of(1),
            BigInteger.ZERO,
            Bytes.EMPTY,
            BigInteger.ONE,
            false));
    return this;
  }

  Street moved(Asset asset, Address from, Address to, long amount) {
    movements.add(
        new Movement(
            CHAIN,
            7,
            1000,
            transactions.getLast().hash(),
            movements.size(),
            from.toHex(),
            to.toHex(),
            asset,
            BigInteger.valueOf(amount)));
    return this;
  }

  Street logged(Address contract, WatchedEvent event, Bytes data, Bytes... topics) {
    List<Bytes> all = new ArrayList<>(List.of(event.topic()));
    all.addAll(List.of(topics));
    logs.add(
        new SeenLog(transactions.getLast().hash(), logs.size(), new EventLog(contract, all, data)));
    return this;
  }

  /** A Safe says that it carried that hash out, as from 1.4.0 on. */
  Street executed(Bytes hash) {
    return logged(SAFE.address(), WatchedEvent.EXECUTION_SUCCESS, word(0), hash);
  }

  SeenBlock block() {
    return new SeenBlock(
        CHAIN, new BlockHeader(7, word(70), word(69), 1000), movements, transactions, logs, true);
  }

  Judged judged() {
    return new WalletJudge(List.of(SAFE, ACCOUNT), this, this).judge(block(), Instant.EPOCH);
  }

  List<String> codes() {
    return judged().alerts().stream().map(alert -> alert.code().code()).toList();
  }

  @Override
  public Optional<Countersigned> safe(OwnWallet wallet, Bytes hash, Bytes transaction) {
    return Optional.ofNullable(signed.get(hash));
  }

  @Override
  public Optional<Countersigned> sent(OwnWallet wallet, SeenTransaction transaction) {
    return Optional.ofNullable(signed.get(transaction.hash()));
  }

  @Override
  public boolean letsTake(OwnWallet wallet, Asset asset, Address by) {
    return takers.contains(by);
  }

  @Override
  public boolean asset(Asset asset) {
    return asset.equals(ETHER) || asset.equals(token());
  }

  @Override
  public String amount(Asset asset, BigInteger units) {
    return units + (asset.equals(ETHER) ? " wei" : " USDC");
  }
}
