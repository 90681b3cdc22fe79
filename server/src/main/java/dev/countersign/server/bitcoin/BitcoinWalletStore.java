package dev.countersign.server.bitcoin;

import dev.countersign.chain.bitcoin.WalletAddresses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bitcoin wallets in the database. Whoever writes does so in a deciding transaction. */
public final class BitcoinWalletStore {
  private static final String SELECT =
      """
      select id, label, network, addresses, extended_key, form, used, since from bitcoin_wallet
      """;

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public BitcoinWalletStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** All, by label. */
  public List<BitcoinWallet> all() {
    return jdbc.sql(SELECT + " where removed_at is null order by label")
        .query(BitcoinWalletStore::wallet)
        .list();
  }

  /** The one with that id, where it was not removed. */
  Optional<BitcoinWallet> find(UUID id) {
    return jdbc.sql(SELECT + " where id = :id and removed_at is null")
        .param("id", id)
        .query(BitcoinWalletStore::wallet)
        .optional();
  }

  /** What people call the one with that id, also where it was removed. */
  public Optional<String> label(UUID id) {
    return jdbc.sql("select label from bitcoin_wallet where id = :id")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** Adds one. */
  public void add(BitcoinWallet wallet, Instant at) {
    jdbc.sql(
            """
            insert into bitcoin_wallet (id, label, network, addresses, extended_key, form, used,
              added_at)
            values (:id, :label, :network, :addresses, cast(:key as text), cast(:form as text),
              :used, :at)
            """)
        .param("id", wallet.id())
        .param("label", wallet.label())
        .param("network", wallet.network())
        .param("addresses", String.join(",", wallet.addresses()))
        .param("key", wallet.derived().map(BitcoinWallet.Derived::key).orElse(null))
        .param("form", wallet.derived().map(from -> from.form().word()).orElse(null))
        .param("used", wallet.used())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Removes one; it stays on record. */
  void remove(UUID id, Instant at) {
    jdbc.sql("update bitcoin_wallet set removed_at = :at where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  private static BitcoinWallet wallet(ResultSet row, int index) throws SQLException {
    String key = row.getString("extended_key");
    String addresses = row.getString("addresses");
    return new BitcoinWallet(
        row.getObject("id", UUID.class),
        row.getString("label"),
        row.getString("network"),
        addresses.isEmpty() ? List.of() : Arrays.asList(addresses.split(",", -1)),
        key == null
            ? Optional.empty()
            : Optional.of(
                new BitcoinWallet.Derived(
                    key,
                    WalletAddresses.Form.valueOf(row.getString("form").toUpperCase(Locale.ROOT)))),
        row.getInt("used"),
        Optional.ofNullable(row.getObject("since", Long.class)));
  }
}
