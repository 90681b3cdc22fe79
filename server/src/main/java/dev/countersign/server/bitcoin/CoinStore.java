package dev.countersign.server.bitcoin;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The coins of Bitcoin wallets in the database, since they are watched. */
public final class CoinStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public CoinStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Keeps that a block makes a coin. */
  public void made(
      String outpoint, String address, Watchlist.Place place, long amount, long block) {
    jdbc.sql(
            """
            insert into bitcoin_coin (outpoint, wallet, address, branch, place, amount, block)
            values (:outpoint, :wallet, :address, cast(:branch as smallint),
              cast(:place as bigint), :amount, :block)
            """)
        .param("outpoint", outpoint)
        .param("wallet", place.wallet().id())
        .param("address", address)
        .param("branch", place.branch() < 0 ? null : place.branch())
        .param("place", place.index() < 0 ? null : place.index())
        .param("amount", amount)
        .param("block", block)
        .update();
  }

  /** Keeps that a block spends a coin; nothing where it was made before it was watched. */
  public void spent(String outpoint, long block) {
    jdbc.sql("update bitcoin_coin set spent = :block where outpoint = :outpoint")
        .param("block", block)
        .param("outpoint", outpoint)
        .update();
  }

  /** Notes from which block on a wallet's coins are looked for, where that was not noted yet. */
  public void since(UUID wallet, long block) {
    jdbc.sql("update bitcoin_wallet set since = :block where since is null and id = :wallet")
        .param("wallet", wallet)
        .param("block", block)
        .update();
  }

  /**
   * What of those outpoints was seen to be made for a wallet, by the outpoint. A node that looks up
   * what is spent says what it likes of it; what made it was held against its block.
   */
  public Map<String, Known> known(Collection<String> outpoints) {
    Map<String, Known> known = new HashMap<>();
    jdbc.sql("select outpoint, address, amount from bitcoin_coin where outpoint = any(:all)")
        .param("all", outpoints.toArray(new String[0]))
        .query(row -> {
          known.put(
              row.getString("outpoint"),
              new Known(row.getString("address"), row.getLong("amount")));
        });
    return known;
  }

  /**
   * A coin as the block that made it has it.
   *
   * @param amount in satoshi
   */
  public record Known(String address, long amount) {}

  /** Takes back what blocks from a height on say. */
  public void undoFrom(long block) {
    jdbc.sql("delete from bitcoin_coin where block >= :block").param("block", block).update();
    jdbc.sql("update bitcoin_coin set spent = null where spent >= :block")
        .param("block", block)
        .update();
    jdbc.sql("update bitcoin_wallet set since = :block where since > :block")
        .param("block", block)
        .update();
  }

  /** The last index that was used on a branch; -1 for none. */
  public long used(UUID wallet, int branch) {
    return jdbc.sql(
            """
            select coalesce(max(place), -1) from bitcoin_coin
            where wallet = :wallet and branch = :branch
            """)
        .param("wallet", wallet)
        .param("branch", branch)
        .query(Long.class)
        .single();
  }

  /** What a wallet's coins come to that were made since it is watched and not spent, in satoshi. */
  public long unspent(UUID wallet) {
    return jdbc.sql(
            """
            select coalesce(sum(amount), 0) from bitcoin_coin
            where wallet = :wallet and spent is null
            """)
        .param("wallet", wallet)
        .query(Long.class)
        .single();
  }

  /** The check that allowed a transaction, as the journal calls it. */
  public Optional<String> allowed(String unsignedTxid) {
    return jdbc.sql("select checked_id from allowed_spend where txid = :txid limit 1")
        .param("txid", unsignedTxid)
        .query(UUID.class)
        .optional()
        .map(id -> "check/" + id);
  }
}
