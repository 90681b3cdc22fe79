package dev.countersign.server.watch;

import dev.countersign.server.metrics.Figures;
import dev.countersign.server.metrics.Sheet;
import dev.countersign.watch.follow.FollowStatus;
import dev.countersign.watch.seen.Movement;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How following goes, and what moved. */
public final class WatchFigures implements Figures {
  private final JdbcClient jdbc;
  private final ChainWatches watches;
  private final InstantSource clock;

  /** Of those watches. */
  public WatchFigures(DataSource source, ChainWatches watches, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.watches = watches;
    this.clock = clock;
  }

  @Override
  public String part() {
    return "watch";
  }

  @Override
  public void tell(Sheet sheet) {
    for (Map.Entry<Long, FollowStatus> one : watches.status().entrySet()) {
      String chain = named(one.getKey());
      FollowStatus status = one.getValue();
      sheet.gauge(
          "countersign.watch.lag.blocks",
          "Blocks of a chain that were not read yet",
          (double) status.lag(),
          "chain",
          chain);
      status
          .at()
          .ifPresent(at ->
              sheet.gauge(
                  "countersign.watch.block.age.seconds",
                  "How long ago the last block that was read was made, by its own time",
                  (double) Math.max(0, clock.instant().getEpochSecond() - at.time()),
                  "chain",
                  chain));
      sheet.gauge(
          "countersign.watch.troubles",
          "Troubles of following a chain that last",
          status.troubles().size(),
          "chain",
          chain);
      for (FollowStatus.Node node : status.nodes()) {
        sheet.gauge(
            "countersign.watch.node.newest",
            "The newest block that a node speaks of; -1 where it never did",
            (double) node.newest(),
            "chain",
            chain,
            "node",
            node.name());
      }
    }
    moves(sheet);
  }

  private void moves(Sheet sheet) {
    jdbc.sql(
            """
            select chain, leaves, transfer is not null as answered, count(*) as count
            from wallet_move group by 1, 2, 3
            """)
        .query(row -> {
          sheet.counter(
              "countersign.watch.moves",
              "Movements of the company's wallets",
              row.getLong("count"),
              "chain",
              named(row.getLong("chain")),
              "direction",
              row.getBoolean("leaves") ? "out" : "in",
              "countersigned",
              row.getBoolean("leaves") ? Boolean.toString(row.getBoolean("answered")) : "");
        });
  }

  private static String named(long chain) {
    return chain == Movement.BITCOIN ? "bitcoin" : Long.toString(chain);
  }
}
