package dev.countersign.server.watch;

import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.bitcoin.CoinStore;
import dev.countersign.server.book.Book;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.BitcoinNodes;
import dev.countersign.server.nodes.Following;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.transfer.AccountSignatures;
import dev.countersign.server.wallet.WalletStore;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Puts what watches chains together. */
public final class WatchHouse {
  private WatchHouse() {}

  /** Watches over those stores, from those nodes. */
  public static ChainWatches of(
      DataSource source,
      ChainStore chains,
      MoveStore moves,
      WalletStore wallets,
      Book book,
      AlertDesk alerts,
      StopRule stop,
      RuleStore rules,
      KnowledgeSource knowledge,
      JournalStore journal,
      Nodes nodes,
      Following following,
      BitcoinWalletStore bitcoin,
      CoinStore coins,
      InstantSource clock) {
    WatchedChain.Parts parts =
        new WatchedChain.Parts(
            source,
            chains,
            moves,
            wallets,
            book,
            alerts,
            stop,
            new WatchedChain.RuleParts(rules, new MoveHistory(source), knowledge),
            journal,
            clock,
            new BitcoinWatch(bitcoin, coins, new BitcoinNodes(following.bitcoin())));
    ControlStore controls = new ControlStore(source);
    return new ChainWatches(
        parts,
        new CountersignedStore(source, new AccountSignatures(source), moves),
        nodes,
        controls,
        new ControlWatch(parts, controls, nodes),
        new CodeWatch(parts, controls, nodes),
        new FollowNews(alerts, clock),
        following);
  }
}
