package dev.countersign.server.watch;

import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.Movement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The movements of the company's wallets that are kept, in the order of their chains. */
public final class MoveHistory {
  private static final int PAGE = 10_000;

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public MoveHistory(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * All movements of a chain below a block. One between two own wallets, which is kept for each,
   * comes once.
   */
  void each(long chain, long below, Consumer<Movement> each) {
    long block = -1;
    int position = -1;
    List<Movement> page;
    do {
      page = page(chain, below, block, position);
      page.forEach(each);
      if (!page.isEmpty()) {
        block = page.getLast().block();
        position = page.getLast().index();
      }
    } while (page.size() == PAGE);
  }

  /** The chains of which movements are kept. */
  List<Long> chains() {
    return jdbc.sql("select distinct chain from wallet_move order by chain")
        .query(Long.class)
        .list();
  }

  private List<Movement> page(long chain, long below, long block, int position) {
    return jdbc.sql(
            """
            select distinct on (m.block, m.position) m.chain, m.block, m.time, m.transaction_hash,
              m.position, m.leaves, m.counterparty, m.asset, m.amount, coalesce(w.address, 'wallet/' || m.wallet) as address
            from wallet_move m left join wallet w on w.id = m.wallet
            where m.chain = :chain and m.block < :below
              and (m.block, m.position) > (:block, :position)
            order by m.block, m.position, m.leaves limit :most
            """)
        .param("chain", chain)
        .param("below", below)
        .param("block", block)
        .param("position", position)
        .param("most", PAGE)
        .query(MoveHistory::movement)
        .list();
  }

  private static Movement movement(ResultSet row, int index) throws SQLException {
    boolean leaves = row.getBoolean("leaves");
    String own = row.getString("address").toLowerCase(java.util.Locale.ROOT);
    String other = row.getString("counterparty");
    return new Movement(
        row.getLong("chain"),
        row.getLong("block"),
        row.getLong("time"),
        Bytes.fromHex(row.getString("transaction_hash")),
        row.getInt("position"),
        leaves ? own : other,
        leaves ? other : own,
        MoveStore.asset(row.getString("asset")),
        row.getBigDecimal("amount").toBigIntegerExact());
  }
}
