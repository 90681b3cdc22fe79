package dev.countersign.server.transfer;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.IntentFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.facts.PriceFacts;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.gate.policy.reading.ReadingFacts;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.server.book.Book;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.transfer.ApprovalStore.Approval;
import dev.countersign.server.transfer.PayloadDesk.Read;
import dev.countersign.server.wallet.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together everything that a decision may look at. */
final class FactsDesk {
  private final PeopleStore people;
  private final Requesters requesters;
  private final Book book;
  private final Prices prices;
  private final FirstSeen firstSeen;

  FactsDesk(
      PeopleStore people, Requesters requesters, Book book, Prices prices, FirstSeen firstSeen) {
    this.people = people;
    this.requesters = requesters;
    this.book = book;
    this.prices = prices;
    this.firstSeen = firstSeen;
  }

  /** The same, with those who asked looked up in another way. */
  FactsDesk among(Requesters others) {
    return new FactsDesk(people, others, book, prices, firstSeen);
  }

  /**
   * The facts of a transfer now.
   *
   * @param standing how it stands, asked in the transaction at hand
   * @param read what would be signed, as it was just read; null where there is nothing yet
   * @throws dev.countersign.model.value.UnreadableInput when whoever asked is no more
   */
  PolicyFacts of(
      Standing standing,
      Wallet wallet,
      @Nullable Read read,
      List<Approval> approvals,
      Instant now) {
    Directory directory = book.directory(standing.world().book());
    Transfer transfer = standing.transfer();
    FiledIntent filed = transfer.filed();
    InitiatorFacts initiator = requesters.facts(filed.requester(), transfer.requesterKey(), now);
    AssetFacts asset = asset(filed, directory);
    List<PriceFacts> known =
        asset == null ? List.of() : prices.of(asset.id(), standing.world().prices());
    return new PolicyFacts(
        now,
        new IntentFacts(
            filed.id().toString(),
            action(filed.intent()),
            asset,
            filed.intent().amount(),
            filed.intent().purpose(),
            filed.intent().reference(),
            filed.deadline(),
            filed.filedAt(),
            initiator.id(),
            filed.intent().changes()),
        initiator,
        new WalletFacts(
            wallet.label(),
            Set.copyOf(wallet.tags()),
            wallet.chainId(),
            wallet.address().toString(),
            wallet.kind() == Wallet.Kind.SAFE ? WalletFacts.Kind.SAFE : WalletFacts.Kind.ACCOUNT),
        destination(filed, directory, standing),
        read == null ? List.of() : ReadingFacts.effects(read.report(), directory),
        read == null ? List.of() : ReadingFacts.findings(read.report()),
        read == null ? null : read.facts().orElse(null),
        known,
        approvals(approvals));
  }

  private static Action action(Intent intent) {
    return switch (intent.action()) {
      case TRANSFER -> Action.TRANSFER;
      case APPROVE -> Action.APPROVE;
      case CONTROL -> Action.CONTROL;
      case SIGN_IN -> Action.SIGN_IN;
    };
  }

  private static @Nullable AssetFacts asset(FiledIntent filed, Directory directory) {
    IntentAsset asset = filed.intent().asset();
    return switch (asset) {
      case null -> null;
      case IntentAsset.Coin coin ->
          ReadingFacts.asset(new Asset.Native(filed.chainId()), directory);
      case IntentAsset.Token token ->
          ReadingFacts.asset(new Asset.Token(filed.chainId(), token.contract()), directory);
      case IntentAsset.Bitcoin bitcoin -> AssetFacts.BITCOIN;
    };
  }

  private @Nullable DestinationFacts destination(
      FiledIntent filed, Directory directory, Standing standing) {
    Address address = filed.intent().destination();
    if (address == null) {
      return null;
    }
    Optional<Known.Entry> entry = directory.entry(filed.chainId(), address);
    boolean own = directory.isOwn(filed.chainId(), address);
    return new DestinationFacts(
        address.toString(),
        own
            ? DestinationFacts.Kind.OWN
            : entry.map(one -> kind(one.kind())).orElse(DestinationFacts.Kind.UNKNOWN),
        entry.map(Known.Entry::label).orElse(own ? directory.name(filed.chainId(), address) : null),
        Set.of(),
        firstSeen.of(filed.chainId(), address, standing.world().countersigned()).orElse(null),
        book.listedSince(filed.chainId(), address, standing.world().book()).orElse(null));
  }

  private static DestinationFacts.Kind kind(Known.Kind kind) {
    return switch (kind) {
      case OWN -> DestinationFacts.Kind.OWN;
      case COUNTERPARTY -> DestinationFacts.Kind.COUNTERPARTY;
      case SPENDER -> DestinationFacts.Kind.SPENDER;
      case CONTRACT, LIBRARY, MULTI_SEND, MULTI_SEND_CALL_ONLY, DELEGATE ->
          DestinationFacts.Kind.CONTRACT;
    };
  }

  private List<ApprovalFacts> approvals(List<Approval> approvals) {
    List<ApprovalFacts> facts = new ArrayList<>();
    for (int i = 0; i < approvals.size(); i++) {
      Approval approval = approvals.get(i);
      Person person =
          people
              .find(approval.person())
              .filter(one -> one.state() == Person.State.ACTIVE)
              .orElse(null);
      if (person != null) {
        facts.add(
            new ApprovalFacts(
                person.id().toString(),
                person.name(),
                person.groups(),
                approval.browserKey(),
                approval.at(),
                approval.digest(),
                isSecond(approvals, i)));
      }
    }
    return facts;
  }

  /** A later approval of the same person for the same payload, from another browser. */
  private static boolean isSecond(List<Approval> approvals, int index) {
    Approval one = approvals.get(index);
    UUID person = one.person();
    return approvals.subList(0, index).stream()
        .anyMatch(earlier ->
            earlier.person().equals(person)
                && earlier.digest().equals(one.digest())
                && !earlier.browserKey().equals(one.browserKey()));
  }
}
