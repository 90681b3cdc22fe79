package dev.countersign.server.wallet;

import dev.countersign.model.value.Address;
import java.net.URI;
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

/** Wallets in the database. Whoever writes does so in a deciding transaction. */
public final class WalletStore {
  /** What {@link #wallet} reads, of a wallet that is called {@code w}. */
  public static final String COLUMNS =
      """
      w.id, w.kind, w.chain_id, w.address, w.label, w.tags, w.signing_key, w.service, w.executor
      """;

  private static final String SELECT = "select " + COLUMNS + " from wallet w";

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public WalletStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** All, by label. */
  public List<Wallet> all() {
    return jdbc.sql(SELECT + " where removed_at is null order by label")
        .query(WalletStore::wallet)
        .list();
  }

  /** The one with that id, also where it was removed. */
  public Optional<Wallet> find(UUID id) {
    return jdbc.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(WalletStore::wallet)
        .optional();
  }

  /** The one with that address on that chain. */
  public Optional<Wallet> at(long chainId, Address address) {
    return jdbc.sql(
            SELECT + " where chain_id = :chain and address = :address and removed_at is null")
        .param("chain", chainId)
        .param("address", address.toString())
        .query(WalletStore::wallet)
        .optional();
  }

  /** The one with that label. */
  public Optional<Wallet> labelled(String label) {
    return jdbc.sql(SELECT + " where label = :label and removed_at is null")
        .param("label", label)
        .query(WalletStore::wallet)
        .optional();
  }

  /** True where it is still the company's. */
  public boolean present(UUID id) {
    return jdbc.sql("select count(*) from wallet where id = :id and removed_at is null")
            .param("id", id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Adds one. */
  public void add(Wallet wallet, Instant at) {
    jdbc.sql(
            """
            insert into wallet (id, kind, chain_id, address, label, tags, signing_key, service,
              executor, added_at)
            values (:id, :kind, :chain, :address, :label, :tags, :key, cast(:service as text),
              cast(:executor as uuid), :at)
            """)
        .param("id", wallet.id())
        .param("kind", wallet.kind().word())
        .param("chain", wallet.chainId())
        .param("address", wallet.address().toString())
        .param("label", wallet.label())
        .param("tags", String.join(",", wallet.tags()))
        .param("key", wallet.signingKey().toString())
        .param("service", wallet.service() == null ? null : wallet.service().toString())
        .param("executor", wallet.executor())
        .param("at", Timestamp.from(at))
        .update();
    touch();
  }

  /** Removes one. */
  public void remove(UUID id, Instant at) {
    jdbc.sql("update wallet set removed_at = :at where id = :id and removed_at is null")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
    touch();
  }

  /** The wallets are known destinations too. */
  private void touch() {
    jdbc.sql("update installation set book_version = book_version + 1").update();
  }

  /** A wallet out of its row. */
  public static Wallet wallet(ResultSet row, int index) throws SQLException {
    String service = row.getString("service");
    return new Wallet(
        row.getObject("id", UUID.class),
        Wallet.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getLong("chain_id"),
        Address.of(row.getString("address")),
        row.getString("label"),
        Arrays.stream(row.getString("tags").split(",", -1)).filter(tag -> !tag.isEmpty()).toList(),
        Address.of(row.getString("signing_key")),
        service == null ? null : URI.create(service),
        row.getObject("executor", UUID.class));
  }
}
