package dev.countersign.server.watch;

import dev.countersign.intel.screen.Screening;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.book.Book;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.screening.ScreeningDesk;
import dev.countersign.server.wallet.WalletStore;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where what rules know comes from. */
public final class KnowledgeSource {
  private final JdbcClient jdbc;
  private final WalletStore wallets;
  private final BitcoinWalletStore bitcoin;
  private final Book book;
  private final ScreeningDesk screening;
  private final Prices prices;
  private final InstantSource clock;

  /** From those. */
  public KnowledgeSource(
      DataSource source,
      WalletStore wallets,
      Book book,
      ScreeningDesk screening,
      Prices prices,
      InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.wallets = wallets;
    this.bitcoin = new BitcoinWalletStore(source);
    this.book = book;
    this.screening = screening;
    this.prices = prices;
    this.clock = clock;
  }

  /** What is known now, with amounts in that currency. */
  CompanyKnowledge now(String currency) {
    long version = jdbc.sql("select prices_version from installation").query(Long.class).single();
    return new CompanyKnowledge(
        wallets.all(),
        bitcoin.all(),
        book.directory(),
        screening.now(),
        asset -> prices.of(asset, version),
        currency,
        clock.instant());
  }

  /** The lists that are asked now. */
  Screening lists() {
    return screening.now();
  }
}
