package dev.countersign.server.watch;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.alert.AlertStore;
import dev.countersign.server.alert.Bell;
import dev.countersign.server.alert.IncidentStore;
import dev.countersign.server.alert.KeptAlert;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.bitcoin.CoinStore;
import dev.countersign.server.book.Book;
import dev.countersign.server.book.BookStore;
import dev.countersign.server.company.Installation;
import dev.countersign.server.company.StopDesk;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.BitcoinNodes;
import dev.countersign.server.nodes.Following;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.screening.ListStore;
import dev.countersign.server.screening.ScreeningDesk;
import dev.countersign.server.screening.ScreeningStore;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenBlock;
import dev.countersign.watch.seen.SeenTransaction;
import dev.countersign.watch.wallet.Countersignatures;
import dev.countersign.watch.wallet.Countersigned;
import dev.countersign.watch.wallet.OwnWallet;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A chain with two wallets that is watched over a real database. */
final class Watched implements AutoCloseable {
  static final long CHAIN = 1;
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Address STRANGER = address(11);

  final UUID server = UUID.randomUUID();
  final CrashingPostgres postgres;
  final Database database;
  final JournalStore journal;
  final RuleStore rules;
  final Installation installation;
  final AlertStore alerts;
  final WalletStore wallets;
  final ChainStore chains;
  final MoveHistory history;
  final KnowledgeSource knowledge;
  final Wallet treasury = wallet(1, "treasury");
  final Wallet payouts = wallet(2, "payouts");
  private final WatchedChain.Parts parts;
  private WatchedChain chain;

  Watched(Path folder) {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    database = Database.open(postgres.url(), null, null);
    InstantSource clock = () -> NOON;
    journal = new JournalStore(database.source(), clock);
    rules = new RuleStore(database.source(), journal);
    installation = new Installation(database.source());
    alerts = new AlertStore(database.source());
    wallets = new WalletStore(database.source());
    wallets.add(treasury, NOON);
    wallets.add(payouts, NOON);
    chains = new ChainStore(database.source());
    chains.begin(CHAIN, 0);
    chains.take(CHAIN, server, NOON.minusSeconds(30), NOON);
    history = new MoveHistory(database.source());
    Book book = new Book(new BookStore(database.source()), wallets);
    knowledge =
        new KnowledgeSource(
            database.source(),
            wallets,
            book,
            new ScreeningDesk(
                new ListStore(database.source()),
                new ScreeningStore(database.source()),
                book::directory,
                clock),
            new Prices(database.source()),
            clock);
    parts =
        new WatchedChain.Parts(
            database.source(),
            chains,
            new MoveStore(database.source()),
            wallets,
            book,
            new AlertDesk(
                journal,
                new IncidentStore(database.source()),
                alerts,
                Duration.ofHours(1),
                new Bell()),
            new StopRule(database.source(), new StopDesk(journal, installation, clock), journal),
            new WatchedChain.RuleParts(rules, history, knowledge),
            journal,
            clock,
            new BitcoinWatch(
                new BitcoinWalletStore(database.source()),
                new CoinStore(database.source()),
                new BitcoinNodes(List.of())));
    chain = another();
  }

  /** As after a start. */
  void restart() {
    chain = another();
  }

  /** Bitcoin, which is followed too, as after a start. */
  WatchedChain bitcoin() {
    chains.begin(Movement.BITCOIN, 100);
    chains.take(Movement.BITCOIN, server, NOON.minusSeconds(30), NOON);
    parts.bitcoin().afresh();
    return new WatchedChain(Movement.BITCOIN, server, parts, new Everything(), judged -> {});
  }

  /** What follows chains by nodes of Bitcoin, of which so many must agree. */
  ChainWatches watches(List<NodeClient> nodes, int agree) {
    WatchedChain.Parts all =
        new WatchedChain.Parts(
            parts.source(),
            chains,
            parts.moves(),
            wallets,
            parts.book(),
            parts.alerts(),
            parts.stop(),
            parts.rules(),
            journal,
            parts.clock(),
            new BitcoinWatch(
                new BitcoinWalletStore(parts.source()),
                new CoinStore(parts.source()),
                new BitcoinNodes(nodes)));
    Nodes none = new Nodes(List.of());
    ControlStore controls = new ControlStore(parts.source());
    return new ChainWatches(
        all,
        new Everything(),
        none,
        controls,
        new ControlWatch(all, controls, none),
        new CodeWatch(all, controls, none),
        new FollowNews(parts.alerts(), parts.clock()),
        new Following(List.of(), agree, nodes));
  }

  private WatchedChain another() {
    return new WatchedChain(CHAIN, server, parts, new Everything(), judged -> {});
  }

  WatchedChain chain() {
    return chain;
  }

  /** The sentences of what rules and lists said, the oldest first. */
  List<String> said() {
    return said(all());
  }

  static List<String> said(List<KeptAlert> alerts) {
    return alerts.stream().map(KeptAlert::sentence).toList();
  }

  /** Those that were not taken back, the oldest first. */
  List<KeptAlert> all() {
    return alerts.newest(Long.MAX_VALUE, 1_000).stream()
        .filter(alert -> alert.takenBackAt() == null)
        .toList()
        .reversed();
  }

  /** The header of a block of a branch; all branches agree up to block 10. */
  static BlockHeader header(long number, int branch) {
    return new BlockHeader(
        number,
        hash(number, branch),
        hash(number - 1, branch),
        NOON.getEpochSecond() + 60 * number);
  }

  private static Bytes hash(long number, int branch) {
    return Bytes.word(BigInteger.valueOf(number * 1_000 + (number > 10 ? branch : 0) + 7));
  }

  /** Ether that moves in one transaction, one after another. */
  static SeenBlock block(BlockHeader header, Address from, Address to, long... ether) {
    Bytes hash = Bytes.word(new BigInteger(1, header.hash().toArray()).shiftLeft(4));
    List<Movement> moves = new ArrayList<>();
    for (long one : ether) {
      moves.add(
          new Movement(
              CHAIN,
              header.number(),
              header.time(),
              hash,
              moves.size(),
              from.toHex(),
              to.toHex(),
              new Asset.Native(CHAIN),
              BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(one))));
    }
    return new SeenBlock(
        CHAIN,
        header,
        moves,
        List.of(
            new SeenTransaction(
                hash,
                from.toHex(),
                Optional.of(to.toHex()),
                OptionalLong.of(header.number()),
                BigInteger.ZERO,
                Bytes.EMPTY,
                BigInteger.ZERO,
                false)),
        List.of(),
        true);
  }

  static Address address(int number) {
    return Address.ofWord(Bytes.word(BigInteger.valueOf(number)));
  }

  private static Wallet wallet(int number, String label) {
    return new Wallet(
        new UUID(0, number),
        Wallet.Kind.SAFE,
        CHAIN,
        address(number),
        label,
        List.of("hot"),
        address(100),
        null,
        null);
  }

  /** Whatever leaves was allowed to, so that only rules and lists speak loudly. */
  private static final class Everything implements Countersignatures {
    @Override
    public Optional<Countersigned> safe(OwnWallet wallet, Bytes hash, Bytes transaction) {
      return Optional.empty();
    }

    @Override
    public Optional<Countersigned> sent(OwnWallet wallet, SeenTransaction transaction) {
      return Optional.empty();
    }

    @Override
    public boolean letsTake(OwnWallet wallet, Asset asset, Address by) {
      return true;
    }
  }

  @Override
  public void close() {
    database.close();
    postgres.close();
  }
}
