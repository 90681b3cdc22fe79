package dev.countersign.server.transfer;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.ethereum.UnsignedTransaction;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transactions that accounts signed here, by the hash that a chain shows of them. */
public final class AccountSignatures {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public AccountSignatures(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A transaction that was countersigned.
   *
   * @param hash by which nodes know it
   */
  public record Signed(UUID transfer, Bytes hash) {}

  /**
   * The transfer that a transaction made here, by an executor or the account itself, carries out.
   */
  public Optional<UUID> carries(long chainId, Bytes transaction) {
    return jdbc.sql(
            """
            select c.transfer from carried_out c
            join transfer t on t.id = c.transfer
            join wallet w on w.id = t.wallet
            where c.transaction_hash = :hash and w.chain_id = :chain and c.raw is not null limit 1
            """)
        .param("hash", transaction.toHex())
        .param("chain", chainId)
        .query(UUID.class)
        .optional();
  }

  /**
   * What an account's nonce was signed for. It is known as soon as the signature is, whoever sends
   * it, and whenever.
   */
  public Optional<Signed> of(long chainId, Address account, long nonce) {
    return jdbc.sql(
            """
            select c.transfer, c.signature, p.payload from nonce_given n
            join wallet w on w.id = n.wallet
            join countersignature c on c.transfer = n.transfer and c.digest = n.digest
            join lateral (
              select payload from transfer_payload
              where transfer = c.transfer and digest = c.digest order by number desc limit 1) p
              on true
            where w.chain_id = :chain and w.address = :address and n.nonce = :nonce
            """)
        .param("chain", chainId)
        .param("address", account.toString())
        .param("nonce", BigDecimal.valueOf(nonce))
        .query((row, index) ->
            signed(
                row.getObject("transfer", UUID.class),
                account,
                Bytes.of(row.getBytes("payload")),
                Bytes.fromHex(row.getString("signature"))))
        .optional()
        .flatMap(signed -> signed);
  }

  private static Optional<Signed> signed(
      UUID transfer, Address account, Bytes payload, Bytes signature) {
    try {
      UnsignedTransaction transaction = Transactions.read(payload);
      return Optional.of(
          new Signed(transfer, transaction.signed(account, Signature65.of(signature)).hash()));
    } catch (UnreadableInput | IllegalArgumentException e) { // then it is no transaction's
      return Optional.empty();
    }
  }
}
