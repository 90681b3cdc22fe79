package dev.countersign.server.console;

import dev.countersign.gate.intent.IntentState;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.IncidentStore;
import dev.countersign.server.alert.KeptIncident;
import dev.countersign.server.book.Book;
import dev.countersign.server.company.Installation;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.WatchBoard;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.server.watch.Balances;
import dev.countersign.server.watch.ChainStore;
import dev.countersign.server.watch.ControlStore;
import dev.countersign.server.watch.MoveStore;
import dev.countersign.watch.alert.Incident;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.wallet.Control;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts together what the page of watched chains shows. */
public final class WatchBoards {
  private static final int MOST_MOVES = 25;
  private static final int MOST_INCIDENTS = 6;
  private static final int MOST_WAITING = 500;

  /** Whoever follows a chain says so every second. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private static final Set<IntentState> WAITING =
      EnumSet.of(
          IntentState.WAITING, IntentState.APPROVED, IntentState.COUNTERSIGNED, IntentState.SENT);

  private final ChainStore chains;
  private final MoveStore moves;
  private final ControlStore controls;
  private final Balances balances;
  private final WalletStore wallets;
  private final BitcoinBoards bitcoin;
  private final TransferStore transfers;
  private final IncidentStore incidents;
  private final Installation installation;
  private final Book book;
  private final InstantSource clock;

  /** Over those. */
  public WatchBoards(
      ChainStore chains,
      MoveStore moves,
      ControlStore controls,
      Balances balances,
      WalletStore wallets,
      BitcoinBoards bitcoin,
      TransferStore transfers,
      IncidentStore incidents,
      Installation installation,
      Book book,
      InstantSource clock) {
    this.chains = chains;
    this.moves = moves;
    this.controls = controls;
    this.balances = balances;
    this.wallets = wallets;
    this.bitcoin = bitcoin;
    this.transfers = transfers;
    this.incidents = incidents;
    this.installation = installation;
    this.book = book;
    this.clock = clock;
  }

  /** As it stands now. */
  WatchBoard now() {
    Instant now = clock.instant();
    Directory directory = book.directory();
    List<Wallet> all = wallets.all();
    return new WatchBoard(
        chains(all, now),
        Stream.concat(held(all, directory).stream(), bitcoin.held(directory).stream()).toList(),
        moved(all, directory, now),
        open(now),
        incidents.open(),
        installation.stop().map(Installation.Stop::reason).orElse(""));
  }

  private List<WatchBoard.Chain> chains(List<Wallet> all, Instant now) {
    Map<Long, ChainStore.Followed> followed =
        chains.all().stream()
            .collect(Collectors.toMap(ChainStore.Followed::chain, Function.identity()));
    Stream<Long> wanted = bitcoin.any() ? Stream.of(Movement.BITCOIN) : Stream.of();
    return Stream.concat(all.stream().map(Wallet::chainId), wanted)
        .distinct()
        .sorted()
        .map(chain -> chain(chain, followed.get(chain), now))
        .toList();
  }

  private WatchBoard.Chain chain(long chain, ChainStore.@Nullable Followed followed, Instant now) {
    boolean silent =
        followed == null
            || followed.beat().filter(beat -> beat.isAfter(now.minus(SILENCE))).isEmpty();
    JsonNode status =
        followed == null
            ? Json.object()
            : followed.status().map(text -> Json.parse(text, "The status")).orElseGet(Json::object);
    List<WatchBoard.Node> nodes =
        status
            .path("nodes")
            .valueStream()
            .map(node ->
                new WatchBoard.Node(
                    node.path("name").asString(),
                    node.path("newest").asLong() < 0 ? "" : number(node.path("newest").asLong()),
                    node.path("fault").asString("")))
            .toList();
    List<String> troubles = status.path("troubles").valueStream().map(JsonNode::asString).toList();
    String state = silent ? "deny" : troubles.isEmpty() ? "allow" : "hold";
    return new WatchBoard.Chain(
        Chains.name(chain),
        status.has("block") ? Long.toString(status.path("block").asLong()) : "",
        status.has("time")
            ? Moments.apart(now, Instant.ofEpochSecond(status.path("time").asLong()))
            : "",
        status.path("lag").asLong(),
        nodes,
        troubles,
        state,
        silent
            ? "Nobody watches it: no node of this chain answers"
            : troubles.isEmpty() ? "Watched" : "Watched, with trouble");
  }

  private List<WatchBoard.Held> held(List<Wallet> all, Directory directory) {
    Map<UUID, Long> waiting =
        transfers.in(WAITING, MOST_WAITING).stream()
            .collect(Collectors.groupingBy(one -> one.wallet(), Collectors.counting()));
    return all.stream()
        .map(wallet ->
            new WatchBoard.Held(
                wallet.id().toString(),
                wallet.label(),
                wallet.kind().word(),
                Chains.name(wallet.chainId()),
                wallet.address().toString(),
                balances.of(wallet.id()).entrySet().stream()
                    .map(one -> directory.amount(one.getKey(), new Amount(one.getValue())))
                    .toList(),
                waiting.getOrDefault(wallet.id(), 0L).intValue(),
                control(wallet.id())))
        .toList();
  }

  private String control(UUID wallet) {
    return controls
        .last(wallet)
        .map(seen ->
            switch (seen.control()) {
              case Control.Safe safe ->
                  safe.threshold()
                      + " of "
                      + safe.owners().size()
                      + " owners"
                      + (safe.modules().isEmpty() ? "" : ", modules: " + safe.modules().size());
              case Control.Account account ->
                  account.delegate().isZero() ? "its key" : "code of " + account.delegate();
            })
        .orElse("");
  }

  private List<WatchBoard.Move> moved(List<Wallet> all, Directory directory, Instant now) {
    Map<UUID, String> labels = new HashMap<>(bitcoin.labels());
    all.forEach(wallet -> labels.put(wallet.id(), wallet.label()));
    List<WatchBoard.Move> lines = new ArrayList<>();
    for (MoveStore.Kept move : moves.last(MOST_MOVES)) {
      lines.add(
          new WatchBoard.Move(
              Moments.apart(now, Instant.ofEpochSecond(move.time())),
              labels.getOrDefault(move.wallet(), "a former wallet"),
              move.leaves(),
              directory.amount(move.asset(), new Amount(move.amount())),
              named(directory, move, labels),
              move.transfer().map(transfer -> "/" + transfer.replace("/", "s/")).orElse(""),
              move.leaves() && move.transfer().isEmpty(),
              move.transaction().toHex()));
    }
    return lines;
  }

  private static String named(Directory directory, MoveStore.Kept move, Map<UUID, String> labels) {
    if (move.counterparty().startsWith("wallet/")) { // of several addresses, so by its own name
      UUID other = UUID.fromString(move.counterparty().substring("wallet/".length()));
      return labels.getOrDefault(other, "a former wallet");
    }
    return move.counterparty().startsWith("0x")
        ? directory.name(move.chain(), Address.of(move.counterparty()))
        : move.counterparty();
  }

  private List<WatchBoard.Open> open(Instant now) {
    List<WatchBoard.Open> lines = new ArrayList<>();
    for (KeptIncident one :
        incidents.all(
            new IncidentStore.Wanted(Incident.Status.OPEN, Severity.INFO, ""), MOST_INCIDENTS, 0)) {
      lines.add(
          new WatchBoard.Open(
              one.incident().id().toString(),
              one.incident().worst().name().toLowerCase(Locale.ROOT),
              one.title(),
              Moments.apart(now, one.incident().openedAt())));
    }
    return lines;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
