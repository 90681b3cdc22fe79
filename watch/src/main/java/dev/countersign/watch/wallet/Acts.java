package dev.countersign.watch.wallet;

import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.SeenTransaction;
import dev.countersign.watch.seen.WatchedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a wallet did in one transaction, and what of it was countersigned.
 *
 * @param all in their order
 * @param answered the countersigned payloads that were carried out
 * @param unknown what was carried out and was not countersigned, in words
 * @param modules that acted past the owners of a Safe
 */
record Acts(
    List<Act> all, List<Countersigned> answered, List<String> unknown, List<Address> modules) {

  static Acts of(OwnWallet wallet, InBlock in, Countersignatures signed) {
    Acts acts =
        new Acts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    switch (wallet.kind()) {
      case SAFE -> acts.safe(wallet, in, signed);
      case ACCOUNT -> acts.account(wallet, in.transaction(), signed);
    }
    return acts;
  }

  /** What a Safe says itself. Its events have its address, which nobody else can put there. */
  private void safe(OwnWallet wallet, InBlock in, Countersignatures signed) {
    for (EventLog log : in.logs()) {
      if (!log.contract().equals(wallet.address())) {
        continue;
      }
      if (InBlock.is(log, WatchedEvent.EXECUTION_SUCCESS, WatchedEvent.EXECUTION_FAILURE)) {
        Optional<Bytes> hash = InBlock.first(log);
        did(
            wallet,
            in.transaction().hash(),
            hash,
            hash.flatMap(one -> signed.safe(wallet, one, in.transaction().hash())),
            "carried out the Safe transaction " + hash.map(Bytes::toHex).orElse("of no hash"));
      } else if (InBlock.is(
          log,
          WatchedEvent.EXECUTION_FROM_MODULE_SUCCESS,
          WatchedEvent.EXECUTION_FROM_MODULE_FAILURE)) {
        modules.add(InBlock.first(log).map(Address::ofWord).orElse(Address.ZERO));
        all.add(new Act(wallet, in.transaction().hash(), Optional.empty(), Optional.empty()));
      }
    }
  }

  private void account(OwnWallet wallet, SeenTransaction transaction, Countersignatures signed) {
    if (!transaction.from().equals(wallet.address().toHex())) {
      return;
    }
    did(
        wallet,
        transaction.hash(),
        Optional.empty(),
        signed.sent(wallet, transaction),
        "sent the transaction " + transaction.hash().toHex());
  }

  private void did(
      OwnWallet wallet,
      Bytes transaction,
      Optional<Bytes> hash,
      Optional<Countersigned> payload,
      String words) {
    all.add(new Act(wallet, transaction, hash, payload.map(Countersigned::subject)));
    payload.ifPresentOrElse(answered::add, () -> unknown.add(words));
  }

  boolean any() {
    return !all.isEmpty();
  }

  /** Whether everything that it did was countersigned. */
  boolean allAnswered() {
    return !answered.isEmpty() && unknown.isEmpty() && modules.isEmpty();
  }
}
