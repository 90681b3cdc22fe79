package dev.countersign.watch.wallet;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.SeenTransaction;
import java.util.Optional;

/** What was countersigned, by whoever keeps it. */
public interface Countersignatures {
  /**
   * The payload of a Safe transaction.
   *
   * @param hash by EIP-712
   * @param transaction in which it is carried out; the same payload in another one is not answered
   *     a second time
   * @return empty where nothing of the kind was countersigned for that wallet
   */
  Optional<Countersigned> safe(OwnWallet wallet, Bytes hash, Bytes transaction);

  /**
   * The payload of a transaction that an account sent.
   *
   * @return empty where the account's key signed it elsewhere
   */
  Optional<Countersigned> sent(OwnWallet wallet, SeenTransaction transaction);

  /** Whether an allowance, an order or an operator was countersigned that lets somebody take. */
  boolean letsTake(OwnWallet wallet, Asset asset, Address by);
}
