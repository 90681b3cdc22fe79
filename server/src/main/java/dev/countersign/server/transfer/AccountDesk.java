package dev.countersign.server.transfer;

import dev.countersign.chain.ethereum.SignedTransaction;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.gate.intent.Intent;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.transfer.PayloadDesk.Read;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of a plain account: its next transaction, and what was signed with its key. */
public final class AccountDesk {
  private final Stores stores;
  private final Composing composing;
  private final PayloadDesk reader;

  AccountDesk(Stores stores, Composing composing, PayloadDesk reader) {
    this.stores = stores;
    this.composing = composing;
    this.reader = reader;
  }

  /**
   * What came of signing.
   *
   * @param signature 65 bytes
   * @param transaction with its signature; null where no transaction was signed
   */
  public record Signed(Bytes signature, @Nullable SignedTransaction transaction) {}

  /** What was signed for a transfer; empty as long as nothing was. */
  public Optional<Signed> signed(Transfer transfer) {
    Wallet wallet = stores.wallets().find(transfer.wallet()).orElseThrow();
    Prepared payload = stores.prepared().last(transfer.id()).orElse(null);
    if (payload == null || wallet.kind() != Wallet.Kind.ACCOUNT) {
      return Optional.empty();
    }
    return stores
        .signatures()
        .of(transfer.id())
        .map(one ->
            new Signed(
                one.signature(),
                payload.kind().equals("ethereum-transaction")
                    ? Transactions.signed(
                        Transactions.read(payload.payload()), wallet, one.signature())
                    : null));
  }

  /**
   * The nonce that the account's next transaction would get.
   *
   * @throws NodeFault when no node says what is needed
   */
  public BigInteger nextNonce(Wallet account) throws NodeFault {
    return composing.nonce(account, null, composing.node(account));
  }

  /**
   * A transaction as a machine asks for it, with what it leaves open filled in.
   *
   * @throws UnreadableInput when it contradicts itself
   * @throws NodeFault when no node says what is needed
   */
  public Bytes filled(ObjectNode asked, Wallet account) throws NodeFault {
    return composing.filled(asked, account);
  }

  /**
   * Reads a payload for the account.
   *
   * @param intent what was asked for; null where nothing was yet
   * @throws UnreadableInput when it cannot be read, or is another account's
   */
  public Read read(Wallet account, Bytes payload, @Nullable Intent intent) {
    return reader.read(account, payload, intent);
  }

  /** The kind of payload that waits for a transfer, such as {@code typed-data}. */
  public Optional<String> kind(Transfer transfer) {
    return stores.prepared().last(transfer.id()).map(Prepared::kind);
  }
}
