package dev.countersign.server.cases.story;

import dev.countersign.model.value.Amount;
import dev.countersign.response.cases.TimelineLine;
import dev.countersign.response.cases.TimelineLine.Source;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.book.Book;
import dev.countersign.server.watch.MoveStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What moved out of a case's wallets without a countersignature, and alerts about them. */
final class ChainTeller implements Teller {
  private static final int MOST = 300;

  private final JdbcClient jdbc;
  private final Book book;

  ChainTeller(DataSource source, Book book) {
    this.jdbc = JdbcClient.create(source);
    this.book = book;
  }

  @Override
  public List<TimelineLine> lines(Scope scope) {
    List<TimelineLine> lines = new ArrayList<>(moves(scope));
    lines.addAll(alerts(scope));
    return lines;
  }

  private List<TimelineLine> moves(Scope scope) {
    var directory = book.directory();
    return jdbc.sql(
            """
            select m.*, w.label from wallet_move m join (
              select id, label from wallet union all select id, label from bitcoin_wallet) w
              on w.id = m.wallet
            where ((m.leaves and m.transfer is null and m.wallet = any(cast(:wallets as uuid[])))
                or lower(m.counterparty) = any(:addresses))
              and m.time between :from and :to
            order by m.number desc limit :most
            """)
        .param("wallets", scope.ids(Thing.Kind.WALLET))
        .param("addresses", scope.ids(Thing.Kind.ADDRESS))
        .param("from", scope.from().getEpochSecond())
        .param("to", scope.to().getEpochSecond())
        .param("most", MOST)
        .query((row, index) -> {
          boolean leaves = row.getBoolean("leaves");
          boolean answered = row.getString("transfer") != null;
          String amount =
              directory.amount(
                  MoveStore.asset(row.getString("asset")),
                  new Amount(row.getBigDecimal("amount").toBigIntegerExact()));
          return new TimelineLine(
              Instant.ofEpochSecond(row.getLong("time")),
              Source.CHAIN,
              "move/" + row.getLong("number"),
              leaves && !answered ? "deny" : "note",
              leaves ? "Left" : "Came",
              amount
                  + (leaves ? " left " : " came to ")
                  + row.getString("label")
                  + (leaves ? " for " : " from ")
                  + row.getString("counterparty")
                  + " in block "
                  + row.getLong("block")
                  + (leaves && !answered ? "; nothing countersigned says so" : ""),
              answered ? "/" + path(row) : "/watch");
        })
        .list();
  }

  /** Of a transfer, or of the check of a transaction of Bitcoin. */
  private static String path(ResultSet row) throws SQLException {
    return String.valueOf(row.getString("transfer")).replace("/", "s/");
  }

  private List<TimelineLine> alerts(Scope scope) {
    List<TimelineLine> lines = new ArrayList<>();
    jdbc.sql(
            """
            select a.id, a.incident, a.severity, a.sentence, a.at, a.times, a.taken_back_at
            from alert a
            where a.severity in ('critical', 'high', 'medium')
              and (a.incident = any(cast(:incidents as uuid[]))
                or (a.subject = any(:wallets) and a.at between :from and :to))
            order by a.number desc limit :most
            """)
        .param("incidents", scope.ids(Thing.Kind.INCIDENT))
        .param("wallets", scope.subjects(Thing.Kind.WALLET).toArray(String[]::new))
        .param("from", scope.start())
        .param("to", scope.end())
        .param("most", MOST)
        .query(row -> {
          String link = "/incidents/" + row.getString("incident");
          lines.add(
              new TimelineLine(
                  row.getTimestamp("at").toInstant(),
                  Source.ALERT,
                  "alert/" + row.getString("id"),
                  AccessTeller.mark(row.getString("severity")),
                  "Alert",
                  row.getString("sentence"),
                  link));
          Timestamp gone = row.getTimestamp("taken_back_at");
          if (gone != null) {
            lines.add(
                new TimelineLine(
                    gone.toInstant(),
                    Source.ALERT,
                    "alert-back/" + row.getString("id"),
                    "note",
                    "Taken back",
                    "Its block left the chain: " + row.getString("sentence"),
                    link));
          }
        });
    return lines;
  }
}
