package dev.countersign.server.wiring;

import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.alert.IncidentStore;
import dev.countersign.server.api.WatchRulesApi;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.bitcoin.CoinStore;
import dev.countersign.server.book.Book;
import dev.countersign.server.company.Installation;
import dev.countersign.server.company.StopDesk;
import dev.countersign.server.console.BitcoinBoards;
import dev.countersign.server.console.WatchBoards;
import dev.countersign.server.console.WatchPages;
import dev.countersign.server.console.WatchRulePages;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.Following;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.screening.ScreeningDesk;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.server.watch.Balances;
import dev.countersign.server.watch.ChainStore;
import dev.countersign.server.watch.ChainWatches;
import dev.countersign.server.watch.ControlStore;
import dev.countersign.server.watch.KnowledgeSource;
import dev.countersign.server.watch.MoveHistory;
import dev.countersign.server.watch.MoveStore;
import dev.countersign.server.watch.RuleStore;
import dev.countersign.server.watch.RuleTrial;
import dev.countersign.server.watch.StopRule;
import dev.countersign.server.watch.WatchFigures;
import dev.countersign.server.watch.WatchHouse;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Chains that are watched. */
@Configuration(proxyBeanMethods = false)
@Import({WatchPages.class, WatchRulePages.class, WatchRulesApi.class})
public class WatchParts {
  @Bean
  ChainStore chainStore(DataSource source) {
    return new ChainStore(source);
  }

  @Bean
  MoveStore moveStore(DataSource source) {
    return new MoveStore(source);
  }

  @Bean
  StopRule stopRule(DataSource source, StopDesk desk, JournalStore journal) {
    return new StopRule(source, desk, journal);
  }

  @Bean(destroyMethod = "close")
  ChainWatches chainWatches(
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
      Clock clock) {
    return WatchHouse.of(
        source, chains, moves, wallets, book, alerts, stop, rules, knowledge, journal, nodes,
        following, bitcoin, coins, clock);
  }

  @Bean
  BitcoinWalletStore bitcoinWallets(DataSource source) {
    return new BitcoinWalletStore(source);
  }

  @Bean
  CoinStore coinStore(DataSource source) {
    return new CoinStore(source);
  }

  @Bean
  RuleStore ruleStore(DataSource source, JournalStore journal) {
    return new RuleStore(source, journal);
  }

  @Bean
  RuleTrial ruleTrial(DataSource source, KnowledgeSource knowledge) {
    return new RuleTrial(new MoveHistory(source), knowledge);
  }

  @Bean
  KnowledgeSource knowledgeSource(
      DataSource source,
      WalletStore wallets,
      Book book,
      ScreeningDesk screening,
      Prices prices,
      Clock clock) {
    return new KnowledgeSource(source, wallets, book, screening, prices, clock);
  }

  @Bean
  ControlStore controlStore(DataSource source) {
    return new ControlStore(source);
  }

  @Bean
  Balances balances(WalletStore wallets, MoveStore moves, Nodes nodes) {
    return new Balances(wallets, moves, nodes);
  }

  @Bean
  WatchBoards watchBoards(
      ChainStore chains,
      MoveStore moves,
      ControlStore controls,
      Balances balances,
      WalletStore wallets,
      BitcoinWalletStore bitcoin,
      CoinStore coins,
      TransferStore transfers,
      IncidentStore incidents,
      Installation installation,
      Book book,
      Clock clock) {
    return new WatchBoards(
        chains,
        moves,
        controls,
        balances,
        wallets,
        new BitcoinBoards(bitcoin, coins),
        transfers,
        incidents,
        installation,
        book,
        clock);
  }

  @Bean
  WatchFigures watchFigures(DataSource source, ChainWatches watches, Clock clock) {
    return new WatchFigures(source, watches, clock);
  }
}
