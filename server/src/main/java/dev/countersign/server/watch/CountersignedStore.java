package dev.countersign.server.watch;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.transfer.AccountSignatures;
import dev.countersign.watch.seen.SeenTransaction;
import dev.countersign.watch.wallet.Countersignatures;
import dev.countersign.watch.wallet.Countersigned;
import dev.countersign.watch.wallet.OwnWallet;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What was countersigned, out of the database. A digest is looked for among countersignatures of
 * the account at that address, so that a wallet that was removed and added again keeps its past.
 */
final class CountersignedStore implements Countersignatures {
  private final JdbcClient jdbc;
  private final AccountSignatures accounts;
  private final MoveStore moves;

  CountersignedStore(DataSource source, AccountSignatures accounts, MoveStore moves) {
    this.jdbc = JdbcClient.create(source);
    this.accounts = accounts;
    this.moves = moves;
  }

  private record Signed(UUID transfer, JsonNode report) {}

  @Override
  public Optional<Countersigned> safe(OwnWallet wallet, Bytes hash, Bytes transaction) {
    if (moves.carriedOutElsewhere(MoveStore.id(wallet), hash, transaction)) {
      return Optional.empty();
    }
    return signed(wallet, hash).map(one -> countersigned(wallet, one));
  }

  @Override
  public Optional<Countersigned> sent(OwnWallet wallet, SeenTransaction transaction) {
    Optional<UUID> carried = accounts.carries(wallet.chain(), transaction.hash());
    if (carried.isPresent()) { // out of this account's own nonces: what it carries is another's
      return carried.map(transfer ->
          own(wallet, transfer)
              .orElseGet(() -> new Countersigned("transfer/" + transfer, java.util.List.of())));
    }
    return transaction.nonce().isEmpty()
        ? Optional.empty()
        : accounts
            .of(wallet.chain(), wallet.address(), transaction.nonce().getAsLong())
            .filter(signed -> signed.hash().equals(transaction.hash()))
            .flatMap(signed -> own(wallet, signed.transfer()));
  }

  private Optional<Countersigned> own(OwnWallet wallet, UUID transfer) {
    return jdbc.sql(
            """
            select p.transfer, p.report from countersignature c
            join wallet w on w.id = c.wallet
            join lateral (
              select transfer, report from transfer_payload
              where transfer = c.transfer and digest = c.digest order by number desc limit 1) p
              on true
            where c.transfer = :transfer and w.chain_id = :chain and w.address = :address
            """)
        .param("transfer", transfer)
        .param("chain", wallet.chain())
        .param("address", wallet.address().toString())
        .query((row, index) ->
            new Signed(
                row.getObject("transfer", UUID.class),
                Json.parse(row.getString("report"), "The report")))
        .optional()
        .map(one -> countersigned(wallet, one));
  }

  private Optional<Signed> signed(OwnWallet wallet, Bytes digest) {
    return jdbc.sql(
            """
            select p.transfer, p.report from countersignature c
            join wallet w on w.id = c.wallet
            join lateral (
              select transfer, report from transfer_payload
              where transfer = c.transfer and digest = c.digest order by number desc limit 1) p
              on true
            where c.digest = :digest and w.chain_id = :chain and w.address = :address limit 1
            """)
        .param("digest", digest.toHex())
        .param("chain", wallet.chain())
        .param("address", wallet.address().toString())
        .query((row, index) ->
            new Signed(
                row.getObject("transfer", UUID.class),
                Json.parse(row.getString("report"), "The report")))
        .optional();
  }

  private static Countersigned countersigned(OwnWallet wallet, Signed one) {
    return new Countersigned(
        "transfer/" + one.transfer(), ReportEffects.leaving(one.report(), wallet.address()));
  }

  @Override
  public boolean letsTake(OwnWallet wallet, Asset asset, Address by) {
    return jdbc
        .sql(
            """
            select p.report from countersignature c
            join wallet w on w.id = c.wallet
            join transfer_payload p on p.transfer = c.transfer and p.digest = c.digest
            where w.chain_id = :chain and w.address = :address
              and p.report ~ '"kind":"(approval-granted|operator-set|transfer-authorised|order-signed)"'
            order by c.number desc limit 1000
            """)
        .param("chain", wallet.chain())
        .param("address", wallet.address().toString())
        .query(String.class)
        .list()
        .stream()
        .anyMatch(report -> ReportEffects.letsTake(Json.parse(report, "The report"), asset, by));
  }
}
