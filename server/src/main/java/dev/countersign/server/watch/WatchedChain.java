package dev.countersign.server.watch;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.model.value.Address;
import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.book.Book;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.follow.FollowedChain;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenBlock;
import dev.countersign.watch.wallet.ContractJudge;
import dev.countersign.watch.wallet.Countersignatures;
import dev.countersign.watch.wallet.Judged;
import dev.countersign.watch.wallet.OwnWallet;
import dev.countersign.watch.wallet.WalletJudge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A chain as it is kept. A block, what it says of wallets, the alerts and the stop are one
 * transaction: after a kill at any moment all of it is there, or none.
 */
final class WatchedChain implements FollowedChain {
  /** So many headers are kept: no chain in use takes more blocks back. */
  static final long KEPT = 4_096;

  private static final int REMEMBERED = 256;

  private final long chain;
  private final UUID server;
  private final Parts parts;
  private final Countersignatures signed;
  private final TransactionTemplate transaction;
  private final Consumer<Judged> acted;
  private final RuledChain ruled;

  /**
   * The last headers that were written here, so that the database is not asked for each of them.
   */
  private final NavigableMap<Long, BlockHeader> tail = new TreeMap<>();

  /** What it needs. */
  record Parts(
      DataSource source,
      ChainStore chains,
      MoveStore moves,
      WalletStore wallets,
      Book book,
      AlertDesk alerts,
      StopRule stop,
      RuleParts rules,
      JournalStore journal,
      InstantSource clock,
      BitcoinWatch bitcoin) {}

  /** What rules and lists need. */
  record RuleParts(RuleStore rules, MoveHistory history, KnowledgeSource knowledge) {}

  /**
   * A chain that this server follows.
   *
   * @param acted is told, after it is kept, what a block says
   */
  WatchedChain(
      long chain, UUID server, Parts parts, Countersignatures signed, Consumer<Judged> acted) {
    this.chain = chain;
    this.server = server;
    this.parts = parts;
    this.signed = signed;
    this.acted = acted;
    this.ruled = new RuledChain(chain, parts);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(parts.source()));
  }

  @Override
  public Optional<BlockHeader> oldest() {
    return parts.chains().oldest(chain);
  }

  @Override
  public Optional<BlockHeader> newest() {
    return tail.isEmpty() ? parts.chains().newest(chain) : Optional.of(tail.lastEntry().getValue());
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    BlockHeader kept = tail.get(number);
    return kept == null ? parts.chains().at(chain, number) : Optional.of(kept);
  }

  /** The company's wallets on a chain. */
  static List<OwnWallet> wallets(WalletStore wallets, long chain) {
    return wallets.all().stream()
        .filter(wallet -> wallet.chainId() == chain)
        .map(WatchedChain::own)
        .toList();
  }

  private static OwnWallet own(Wallet wallet) {
    return new OwnWallet(
        wallet.subject(),
        wallet.label(),
        wallet.chainId(),
        wallet.address(),
        switch (wallet.kind()) {
          case SAFE -> OwnWallet.Kind.SAFE;
          case ACCOUNT -> OwnWallet.Kind.ACCOUNT;
        });
  }

  /**
   * Keeps a block with what it says.
   *
   * @throws IllegalArgumentException when its parent is not the last block
   * @throws IllegalStateException when another server follows the chain by now
   */
  @Override
  public void append(SeenBlock read) {
    SeenBlock block = chain == Movement.BITCOIN ? parts.bitcoin().checked(read) : read;
    Judged judged = judged(block);
    List<Alert> alerts = ruled.alerts(block.header(), judged);
    try {
      keep(block, judged, alerts);
    } catch (RuntimeException | Error e) {
      tail.clear();
      ruled.forget(block.header());
      throw e;
    }
    tail.put(block.header().number(), block.header());
    if (tail.size() > REMEMBERED) {
      tail.pollFirstEntry();
    }
    if (!judged.isEmpty()) {
      acted.accept(judged);
    }
  }

  private Judged judged(SeenBlock block) {
    Directory directory = parts.book().directory();
    Instant now = parts.clock().instant();
    if (chain == Movement.BITCOIN) {
      return parts.bitcoin().judge(block, new KnownAssets(directory), now);
    }
    Judged judged =
        new WalletJudge(wallets(parts.wallets(), chain), signed, new KnownAssets(directory))
            .judge(block, now);
    return judged.and(new ContractJudge(contracts(directory)).judge(block, judged.answered(), now));
  }

  private Map<Address, String> contracts(Directory directory) {
    Map<Address, String> all = new HashMap<>();
    for (Known.Entry entry : directory.known().addresses()) {
      if (entry.chainId() == null || entry.chainId() == chain) {
        all.put(entry.address(), entry.label());
      }
    }
    return all;
  }

  private void keep(SeenBlock block, Judged judged, List<Alert> alerts) {
    if (alerts.isEmpty()) {
      transaction.executeWithoutResult(status -> keep(block, judged));
    } else {
      parts
          .journal()
          .record(entries -> {
            keep(block, judged);
            parts.alerts().raise(alerts, entries);
            parts.stop().apply(alerts, entries);
          });
    }
  }

  private void keep(SeenBlock block, Judged judged) {
    requireOurs();
    BlockHeader header = block.header();
    Optional<BlockHeader> last = parts.chains().newest(chain); // another server may have been at it
    if (last.isPresent()
        && (last.get().number() + 1 != header.number()
            || !last.get().hash().equals(header.parent()))) {
      throw new IllegalArgumentException(
          "no block after " + last.get().number() + ": " + header.number());
    }
    parts.chains().add(chain, header);
    parts.moves().add(chain, header.number(), judged);
    if (chain == Movement.BITCOIN) {
      parts.bitcoin().keep(block);
    }
    if (header.number() % 64 == 0) {
      parts.chains().forget(chain, header.number() - KEPT);
    }
  }

  @Override
  public void undoFrom(long number) {
    tail.clear();
    parts.journal().record(entries -> undo(number, entries));
    ruled.undo(number, at(number - 1));
  }

  private void undo(long number, Journal entries) {
    requireOurs();
    parts.alerts().takeBack(chain, number, entries);
    parts.chains().undoFrom(chain, number);
    if (chain == Movement.BITCOIN) {
      parts.bitcoin().undoFrom(number);
    }
  }

  private void requireOurs() {
    if (!parts.chains().holds(chain, server)) {
      throw new IllegalStateException("another server follows chain " + chain + " by now");
    }
  }
}
