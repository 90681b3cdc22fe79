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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  @Override
  public Optional<Countersigned> safe(OwnWallet wallet, Bytes hash, Bytes transaction) {
    if (moves.carriedOutElsewhere(MoveStore.id(wallet), hash, transaction)) {
      return Optional.empty();
    }
    return signed(wallet, "c.digest = :what", hash.toHex());
  }

  @Override
  public Optional<Countersigned> sent(OwnWallet wallet, SeenTransaction transaction) {
    Optional<UUID> carried = accounts.carries(wallet.chain(), transaction.hash());
    if (carried
        .isPresent()) { // where it carries out another wallet's, nothing of this one's leaves
      return carried.map(transfer ->
          own(wallet, transfer)
              .orElseGet(() -> new Countersigned("transfer/" + transfer, List.of())));
    }
    return transaction.nonce().isEmpty()
        ? Optional.empty()
        : accounts
            .of(wallet.chain(), wallet.address(), transaction.nonce().getAsLong())
            .filter(signed -> signed.hash().equals(transaction.hash()))
            .flatMap(signed -> own(wallet, signed.transfer()));
  }

  private Optional<Countersigned> own(OwnWallet wallet, UUID transfer) {
    return signed(wallet, "c.transfer = :what", transfer);
  }

  /** What was countersigned for the account at that wallet's address. */
  private Optional<Countersigned> signed(OwnWallet wallet, String which, Object what) {
    return jdbc.sql(
            """
            select p.transfer, p.report from countersignature c
            join wallet w on w.id = c.wallet
            join lateral (
              select transfer, report from transfer_payload
              where transfer = c.transfer and digest = c.digest order by number desc limit 1) p
              on true
            where w.chain_id = :chain and w.address = :address and %s limit 1
            """
                .formatted(which))
        .param("what", what)
        .param("chain", wallet.chain())
        .param("address", wallet.address().toString())
        .query((row, index) ->
            new Countersigned(
                "transfer/" + row.getObject("transfer", UUID.class),
                ReportEffects.leaving(
                    Json.parse(row.getString("report"), "The report"), wallet.address())))
        .optional();
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
        .stream() // the newest first
        .flatMap(
            report -> ReportEffects.letsTake(Json.parse(report, "The report"), asset, by).stream())
        .findFirst()
        .orElse(false);
  }
}
