package dev.countersign.server.watch;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.wallet.Act;
import dev.countersign.watch.wallet.Judged;
import dev.countersign.watch.wallet.WalletMove;
import dev.countersign.watch.wallet.Watched;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What wallets did and what moved, in the database. */
public final class MoveStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public MoveStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A movement as it was kept.
   *
   * @param time of its block, in seconds since 1970
   * @param transfer what the journal calls the countersigned transfer; empty for none
   */
  public record Kept(
      long number,
      long chain,
      long block,
      long time,
      Bytes transaction,
      UUID wallet,
      boolean leaves,
      String counterparty,
      Asset asset,
      BigInteger amount,
      Optional<String> transfer) {}

  /** Keeps what a block says. */
  void add(long chain, long block, Judged judged) {
    judged.moves().forEach(this::add);
    judged.acts().forEach(act -> add(chain, block, act));
  }

  private void add(WalletMove move) {
    jdbc.sql(
            """
            insert into wallet_move (chain, block, time, transaction_hash, position, wallet, leaves,
              counterparty, asset, amount, transfer)
            values (:chain, :block, :time, :hash, :position, :wallet, :leaves, :other, :asset,
              :amount, cast(:transfer as text))
            """)
        .param("chain", move.movement().chain())
        .param("block", move.movement().block())
        .param("time", move.movement().time())
        .param("hash", move.movement().transaction().toHex())
        .param("position", move.movement().index())
        .param("wallet", id(move.wallet()))
        .param("leaves", move.out())
        .param("other", move.out() ? move.movement().to() : move.movement().from())
        .param("asset", Json.compact(json(move.movement().asset())))
        .param("amount", new BigDecimal(move.movement().amount()))
        .param("transfer", move.transfer().orElse(null))
        .update();
  }

  private void add(long chain, long block, Act act) {
    jdbc.sql(
            """
            insert into wallet_act (chain, block, transaction_hash, wallet, hash, transfer)
            values (:chain, :block, :transaction, :wallet, cast(:hash as text),
              cast(:transfer as text))
            """)
        .param("chain", chain)
        .param("block", block)
        .param("transaction", act.transaction().toHex())
        .param("wallet", id(act.wallet()))
        .param("hash", act.hash().map(Bytes::toHex).orElse(null))
        .param("transfer", act.transfer().orElse(null))
        .update();
  }

  /** The last ones of all wallets, the newest first. */
  public List<Kept> last(int most) {
    return jdbc.sql(
            """
            select number, chain, block, time, transaction_hash, wallet, leaves, counterparty,
              asset, amount, transfer
            from wallet_move order by number desc limit :most
            """)
        .param("most", most)
        .query((row, index) ->
            new Kept(
                row.getLong("number"),
                row.getLong("chain"),
                row.getLong("block"),
                row.getLong("time"),
                Bytes.fromHex(row.getString("transaction_hash")),
                row.getObject("wallet", UUID.class),
                row.getBoolean("leaves"),
                row.getString("counterparty"),
                asset(row.getString("asset")),
                row.getBigDecimal("amount").toBigIntegerExact(),
                Optional.ofNullable(row.getString("transfer"))))
        .list();
  }

  /** The tokens of a chain that moved into or out of a wallet. */
  List<Asset> tokens(UUID wallet) {
    return jdbc
        .sql("select distinct asset from wallet_move where wallet = :wallet")
        .param("wallet", wallet)
        .query(String.class)
        .list()
        .stream()
        .map(MoveStore::asset)
        .filter(Asset.Token.class::isInstance)
        .toList();
  }

  /** Whether a Safe's transaction was carried out in another transaction of its chain. */
  boolean carriedOutElsewhere(UUID wallet, Bytes hash, Bytes transaction) {
    return jdbc.sql(
                """
                select count(*) from wallet_act
                where wallet = :wallet and hash = :hash and transaction_hash <> :transaction
                """)
            .param("wallet", wallet)
            .param("hash", hash.toHex())
            .param("transaction", transaction.toHex())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** What a wallet did behind one block and up to another. */
  record Deeds(int answered, int unanswered) {
    boolean allAnswered() {
      return answered > 0 && unanswered == 0;
    }
  }

  Deeds deeds(UUID wallet, long after, long upTo) {
    return jdbc.sql(
            """
            select count(*) filter (where transfer is not null) as answered,
              count(*) filter (where transfer is null) as unanswered
            from wallet_act where wallet = :wallet and block > :after and block <= :upto
            """)
        .param("wallet", wallet)
        .param("after", after)
        .param("upto", upTo)
        .query((row, index) -> new Deeds(row.getInt("answered"), row.getInt("unanswered")))
        .single();
  }

  static UUID id(Watched wallet) {
    return UUID.fromString(wallet.subject().substring("wallet/".length()));
  }

  private static ObjectNode json(Asset asset) {
    ObjectNode json = Json.object();
    switch (asset) {
      case Asset.Native coin -> json.put("kind", "native").put("chain", coin.chainId());
      case Asset.Token token ->
          json.put("kind", "token")
              .put("chain", token.chainId())
              .put("contract", token.contract().toHex());
      case Asset.Item item ->
          json.put("kind", "item")
              .put("chain", item.chainId())
              .put("contract", item.contract().toHex())
              .put("id", item.id().toString());
      case Asset.Bitcoin bitcoin -> json.put("kind", "bitcoin");
      case Asset.AnyItem any -> throw new IllegalArgumentException("no asset moves so: " + any);
      case Asset.Money money -> throw new IllegalArgumentException("no asset moves so: " + money);
    }
    return json;
  }

  /** As it is kept. */
  public static Asset asset(String text) {
    JsonNode json = Json.parse(text, "The asset");
    long chain = json.path("chain").asLong();
    return switch (json.path("kind").asString()) {
      case "native" -> new Asset.Native(chain);
      case "token" -> new Asset.Token(chain, Address.of(json.path("contract").asString()));
      case "item" ->
          new Asset.Item(
              chain,
              Address.of(json.path("contract").asString()),
              new BigInteger(json.path("id").asString()));
      default -> new Asset.Bitcoin();
    };
  }
}
