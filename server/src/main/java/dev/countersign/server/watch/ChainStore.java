package dev.countersign.server.watch;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chains that are followed, and the headers of their blocks, in the database. */
public final class ChainStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ChainStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** A chain that is followed, and the JSON in which whoever follows it says how it goes. */
  public record Followed(long chain, long from, Optional<Instant> beat, Optional<String> status) {}

  /** Notes that a chain is followed, from that block on; nothing where it is already. */
  void begin(long chain, long from) {
    jdbc.sql(
            """
            insert into followed_chain (chain, from_block) values (:chain, :from)
            on conflict (chain) do nothing
            """)
        .param("chain", chain)
        .param("from", from)
        .update();
  }

  /** Begins anew at a height: what was read stays, and nothing is said of what lies between. */
  void anew(long chain, long from) {
    jdbc.sql("update followed_chain set from_block = :from where chain = :chain")
        .param("chain", chain)
        .param("from", from)
        .update();
    jdbc.sql("delete from followed_block where chain = :chain").param("chain", chain).update();
  }

  /** All chains. */
  public List<Followed> all() {
    return jdbc.sql("select chain, from_block, beat, status from followed_chain order by chain")
        .query((row, index) -> {
          Timestamp beat = row.getTimestamp("beat");
          return new Followed(
              row.getLong("chain"),
              row.getLong("from_block"),
              Optional.ofNullable(beat).map(Timestamp::toInstant),
              Optional.ofNullable(row.getString("status")));
        })
        .list();
  }

  /** The first block of a chain that is read. */
  Optional<Long> from(long chain) {
    return jdbc.sql("select from_block from followed_chain where chain = :chain")
        .param("chain", chain)
        .query(Long.class)
        .optional();
  }

  /**
   * Takes a chain on, or says that one is still at it; only one server at a time is.
   *
   * @param silent who was not heard of since then is taken for gone
   */
  boolean take(long chain, UUID server, Instant silent, Instant now) {
    return jdbc.sql(
                """
                update followed_chain set server = :server, beat = :now
                where chain = :chain and (server is null or server = :server or beat < :silent)
                """)
            .param("server", server)
            .param("now", Timestamp.from(now))
            .param("chain", chain)
            .param("silent", Timestamp.from(silent))
            .update()
        == 1;
  }

  /** Says how it goes. */
  void tell(long chain, UUID server, String status) {
    jdbc.sql("update followed_chain set status = :status where chain = :chain and server = :server")
        .param("status", status)
        .param("chain", chain)
        .param("server", server)
        .update();
  }

  /** Leaves a chain to others. */
  void leave(long chain, UUID server) {
    jdbc.sql("update followed_chain set server = null where chain = :chain and server = :server")
        .param("chain", chain)
        .param("server", server)
        .update();
  }

  /** Whether that server is the one; nobody else becomes it before the transaction ends. */
  boolean holds(long chain, UUID server) {
    return jdbc.sql("select server from followed_chain where chain = :chain for update")
        .param("chain", chain)
        .query((row, index) -> Optional.ofNullable(row.getObject("server", UUID.class)))
        .optional()
        .flatMap(found -> found)
        .filter(server::equals)
        .isPresent();
  }

  /** The last block of a chain. */
  public Optional<BlockHeader> newest(long chain) {
    return one("where chain = :chain order by number desc limit 1", chain, 0);
  }

  /** The first block of a chain that is still kept. */
  Optional<BlockHeader> oldest(long chain) {
    return one("where chain = :chain order by number limit 1", chain, 0);
  }

  /** The block at a height. */
  Optional<BlockHeader> at(long chain, long number) {
    return one("where chain = :chain and number = :number", chain, number);
  }

  private Optional<BlockHeader> one(String which, long chain, long number) {
    return jdbc.sql("select number, hash, parent, time from followed_block " + which)
        .param("chain", chain)
        .param("number", number)
        .query(ChainStore::header)
        .optional();
  }

  void add(long chain, BlockHeader block) {
    jdbc.sql(
            """
            insert into followed_block (chain, number, hash, parent, time)
            values (:chain, :number, :hash, :parent, :time)
            """)
        .param("chain", chain)
        .param("number", block.number())
        .param("hash", block.hash().toHex())
        .param("parent", block.parent().toHex())
        .param("time", block.time())
        .update();
  }

  /** Forgets headers below a height. */
  void forget(long chain, long below) {
    jdbc.sql("delete from followed_block where chain = :chain and number < :below")
        .param("chain", chain)
        .param("below", below)
        .update();
  }

  void undoFrom(long chain, long number) {
    for (String table : List.of("wallet_move", "wallet_act", "wallet_control", "known_code")) {
      jdbc.sql("delete from " + table + " where chain = :chain and block >= :number")
          .param("chain", chain)
          .param("number", number)
          .update();
    }
    jdbc.sql("delete from followed_block where chain = :chain and number >= :number")
        .param("chain", chain)
        .param("number", number)
        .update();
  }

  private static BlockHeader header(ResultSet row, int index) throws SQLException {
    return new BlockHeader(
        row.getLong("number"),
        Bytes.fromHex(row.getString("hash")),
        Bytes.fromHex(row.getString("parent")),
        row.getLong("time"));
  }
}
