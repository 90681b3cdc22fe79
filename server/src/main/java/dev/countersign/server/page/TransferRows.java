package dev.countersign.server.page;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.server.book.Book;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.Awaited;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Transfers in words, for lists. */
public final class TransferRows {
  private final TransferStore transfers;
  private final WalletStore wallets;
  private final Requesters requesters;
  private final PeopleStore people;
  private final Book book;

  /** From those stores. */
  public TransferRows(
      TransferStore transfers,
      WalletStore wallets,
      Requesters requesters,
      PeopleStore people,
      Book book) {
    this.transfers = transfers;
    this.wallets = wallets;
    this.requesters = requesters;
    this.people = people;
    this.book = book;
  }

  /** How far the setting up is, where there are no wallets yet. */
  public Start start() {
    return new Start(
        people.active(Role.ADMINISTRATOR),
        people.active(Role.APPROVER),
        people.active(Role.REQUESTER),
        wallets.all().size(),
        book.directory().known().addresses().stream()
            .filter(one -> one.kind() == Known.Kind.COUNTERPARTY)
            .count());
  }

  /** What there is so far. */
  public record Start(
      int administrators, int approvers, int requesters, int wallets, long counterparties) {
    /** True where a transfer can be filed and approved. */
    public boolean complete() {
      return administrators > 1 && approvers > 0 && requesters > 0 && wallets > 0;
    }
  }

  /** A transfer in a list. */
  public TransferRow row(SignedIn who, Transfer transfer) {
    JsonNode decision = transfers.decision(transfer.id()).orElse(null);
    boolean awaited =
        transfer.state() == IntentState.WAITING && Awaited.of(decision).includes(who.person());
    return new TransferRow(
        transfer.id().toString(),
        transfer.state().word(),
        decision == null ? "hold" : decision.path("verdict").asString("hold"),
        Words.of(words(transfer)),
        requesters.name(transfer.filed().requester()),
        Moments.of(transfer.filed().filedAt()),
        awaited && !requesters.speaksFor(who.getName(), transfer.filed().requester()));
  }

  /** What it is, in a sentence. */
  public String words(Transfer transfer) {
    FiledIntent filed = transfer.filed();
    Directory directory = book.directory();
    String wallet = wallets.find(transfer.wallet()).map(Wallet::label).orElse("a wallet");
    Intent intent = filed.intent();
    String to =
        intent.destination() == null
            ? String.valueOf(intent.bitcoinDestination())
            : directory.name(filed.chainId(), intent.destination());
    String on = " on " + Chains.name(filed.chainId());
    return switch (intent.action()) {
      case TRANSFER -> "Send " + amount(filed, directory) + " from " + wallet + " to " + to + on;
      case APPROVE ->
          "Let " + to + " take up to " + amount(filed, directory) + " from " + wallet + on;
      case SIGN_IN -> "Sign in to " + intent.site() + " with " + wallet + on;
      case CONTROL ->
          "Change control of "
              + wallet
              + on
              + ": "
              + String.join(", ", intent.changes()).replace('-', ' ')
              + (intent.destination() == null ? "" : ", in favour of " + to);
    };
  }

  /** Who can be paid, for the form. */
  public List<Known.Entry> destinations() {
    return book.directory().known().addresses().stream()
        .filter(one -> one.kind() == Known.Kind.COUNTERPARTY || one.kind() == Known.Kind.OWN)
        .toList();
  }

  private static String amount(FiledIntent filed, Directory directory) {
    Amount amount = Objects.requireNonNullElse(filed.intent().amount(), Amount.ZERO);
    IntentAsset asset = Objects.requireNonNull(filed.intent().asset());
    return directory.amount(
        switch (asset) {
          case IntentAsset.Coin coin -> new Asset.Native(filed.chainId());
          case IntentAsset.Bitcoin bitcoin -> new Asset.Bitcoin();
          case IntentAsset.Token token -> new Asset.Token(filed.chainId(), token.contract());
        },
        amount);
  }
}
