package dev.countersign.server.reach;

import dev.countersign.access.wallet.Grant;
import dev.countersign.access.wallet.Reviewed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviews of who can reach wallets. Whoever writes does so in a deciding transaction. */
public final class ReviewStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ReviewStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A review.
   *
   * @param endedAt null while it goes on
   */
  public record Review(
      UUID id,
      UUID wallet,
      Instant beganAt,
      UUID beganBy,
      @Nullable Instant endedAt,
      @Nullable UUID endedBy) {}

  /**
   * A right that is to be decided on.
   *
   * @param decision {@code open}, {@code confirmed} or {@code removed}
   */
  public record Line(
      int number,
      String key,
      String holder,
      String words,
      String decision,
      String comment,
      @Nullable UUID decidedBy) {
    /** True while nobody decided on it. */
    public boolean isOpen() {
      return decision.equals("open");
    }
  }

  /** The one that goes on. */
  public Optional<Review> open(UUID wallet) {
    return jdbc.sql("select * from wallet_review where wallet = :wallet and ended_at is null")
        .param("wallet", wallet)
        .query(ReviewStore::review)
        .optional();
  }

  /** The last one that was finished. */
  public Optional<Review> last(UUID wallet) {
    return jdbc.sql(
            """
            select * from wallet_review where wallet = :wallet and ended_at is not null
            order by ended_at desc limit 1
            """)
        .param("wallet", wallet)
        .query(ReviewStore::review)
        .optional();
  }

  /** The last finished one with what was decided in it. */
  public Optional<Reviewed> reviewed(UUID wallet) {
    return last(wallet)
        .map(review -> {
          List<Line> lines = lines(review.id());
          Instant at = review.endedAt() == null ? review.beganAt() : review.endedAt();
          UUID by = review.endedBy() == null ? review.beganBy() : review.endedBy();
          return new Reviewed(at, "person/" + by, keys(lines, "confirmed"), keys(lines, "removed"));
        });
  }

  private static Set<String> keys(List<Line> lines, String decision) {
    return lines.stream()
        .filter(line -> line.decision().equals(decision))
        .map(Line::key)
        .collect(Collectors.toSet());
  }

  /** What is to be decided in it, in the order of the page. */
  public List<Line> lines(UUID review) {
    return jdbc.sql("select * from wallet_review_line where review = :review order by number")
        .param("review", review)
        .query(ReviewStore::line)
        .list();
  }

  void begin(Review review, List<Grant> grants) {
    jdbc.sql(
            """
            insert into wallet_review (id, wallet, began_at, began_by)
            values (:id, :wallet, :at, :by)
            """)
        .param("id", review.id())
        .param("wallet", review.wallet())
        .param("at", Timestamp.from(review.beganAt()))
        .param("by", review.beganBy())
        .update();
    int number = 0;
    for (Grant grant : grants) {
      jdbc.sql(
              """
              insert into wallet_review_line (review, number, right_key, holder, words)
              values (:review, :number, :key, :holder, :words)
              """)
          .param("review", review.id())
          .param("number", ++number)
          .param("key", grant.key())
          .param("holder", grant.holder().key())
          .param(
              "words", grant.holder().name() + " " + grant.right().words() + ", by " + grant.by())
          .update();
    }
  }

  boolean decide(UUID review, int number, String decision, String comment, UUID by, Instant at) {
    return jdbc.sql(
                """
                update wallet_review_line set decision = :decision, comment = :comment,
                  decided_by = :by, decided_at = :at
                where review = :review and number = :number
                  and exists (
                    select 1 from wallet_review where id = :review and ended_at is null)
                """)
            .param("decision", decision)
            .param("comment", comment)
            .param("by", by)
            .param("at", Timestamp.from(at))
            .param("review", review)
            .param("number", number)
            .update()
        == 1;
  }

  boolean end(UUID review, UUID by, Instant at) {
    return jdbc.sql(
                """
                update wallet_review set ended_at = :at, ended_by = :by
                where id = :id and ended_at is null
                """)
            .param("at", Timestamp.from(at))
            .param("by", by)
            .param("id", review)
            .update()
        == 1;
  }

  /** When somebody was told that it is due. */
  Optional<Instant> told(UUID wallet) {
    return jdbc.sql("select at from wallet_review_told where wallet = :wallet")
        .param("wallet", wallet)
        .query((row, index) -> row.getTimestamp("at").toInstant())
        .optional();
  }

  /** Since when a wallet is under Countersign. */
  Instant added(UUID wallet) {
    return jdbc.sql("select added_at from wallet where id = :wallet")
        .param("wallet", wallet)
        .query((row, index) -> row.getTimestamp("added_at").toInstant())
        .single();
  }

  void tell(UUID wallet, Instant at) {
    jdbc.sql(
            """
            insert into wallet_review_told (wallet, at) values (:wallet, :at)
            on conflict (wallet) do update set at = excluded.at
            """)
        .param("wallet", wallet)
        .param("at", Timestamp.from(at))
        .update();
  }

  private static Review review(ResultSet row, int index) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Review(
        row.getObject("id", UUID.class),
        row.getObject("wallet", UUID.class),
        row.getTimestamp("began_at").toInstant(),
        row.getObject("began_by", UUID.class),
        ended == null ? null : ended.toInstant(),
        row.getObject("ended_by", UUID.class));
  }

  private static Line line(ResultSet row, int index) throws SQLException {
    return new Line(
        row.getInt("number"),
        row.getString("right_key"),
        row.getString("holder"),
        row.getString("words"),
        row.getString("decision"),
        row.getString("comment"),
        row.getObject("decided_by", UUID.class));
  }
}
