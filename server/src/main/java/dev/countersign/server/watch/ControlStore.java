package dev.countersign.server.watch;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.wallet.Control;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What controlled wallets, and the code at known destinations, by block, in the database. */
public final class ControlStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ControlStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * What was read last.
   *
   * @param block the height at which it was read
   */
  public record Seen(long block, Control control) {}

  /** What controlled a wallet at the last look. */
  public Optional<Seen> last(UUID wallet) {
    return jdbc.sql(
            """
            select block, control from wallet_control
            where wallet = :wallet order by block desc limit 1
            """)
        .param("wallet", wallet)
        .query((row, index) ->
            new Seen(
                row.getLong("block"), control(Json.parse(row.getString("control"), "The control"))))
        .optional();
  }

  /** Keeps what controls a wallet at a block, and forgets what no reorganisation needs any more. */
  void add(UUID wallet, long chain, BlockHeader block, Control control) {
    jdbc.sql(
            """
            insert into wallet_control (wallet, chain, block, hash, control)
            values (:wallet, :chain, :block, :hash, :control)
            on conflict (wallet, block) do update set hash = excluded.hash, control = excluded.control
            """)
        .param("wallet", wallet)
        .param("chain", chain)
        .param("block", block.number())
        .param("hash", block.hash().toHex())
        .param("control", Json.compact(json(control)))
        .update();
    jdbc.sql(
            """
            delete from wallet_control where wallet = :wallet and block < (
              select max(block) from wallet_control where wallet = :wallet and block <= :below)
            """)
        .param("wallet", wallet)
        .param("below", block.number() - WatchedChain.KEPT)
        .update();
  }

  /** The hash of the code that an address had at the last look. */
  Optional<Bytes> code(long chain, Address address) {
    return jdbc.sql(
            """
            select code from known_code where chain = :chain and address = :address
            order by block desc limit 1
            """)
        .param("chain", chain)
        .param("address", address.toString())
        .query(String.class)
        .optional()
        .map(Bytes::fromHex);
  }

  void code(long chain, Address address, Bytes code, long block) {
    jdbc.sql(
            """
            insert into known_code (chain, address, code, block)
            values (:chain, :address, :code, :block)
            on conflict (chain, address, block) do update set code = excluded.code
            """)
        .param("chain", chain)
        .param("address", address.toString())
        .param("code", code.toHex())
        .param("block", block)
        .update();
  }

  private static ObjectNode json(Control control) {
    ObjectNode json = Json.object();
    switch (control) {
      case Control.Safe safe -> {
        json.put("singleton", safe.singleton().toHex());
        json.put("code", safe.code().toHex());
        ArrayNode owners = json.putArray("owners");
        safe.owners().forEach(owner -> owners.add(owner.toHex()));
        ArrayNode modules = json.putArray("modules");
        safe.modules().forEach(module -> modules.add(module.toHex()));
        json.put("threshold", safe.threshold().toString());
        json.put("guard", safe.guard().toHex());
        json.put("moduleGuard", safe.moduleGuard().toHex());
        json.put("fallback", safe.fallback().toHex());
        json.put("nonce", safe.nonce().toString());
      }
      case Control.Account account -> json.put("delegate", account.delegate().toHex());
    }
    return json;
  }

  private static Control control(JsonNode json) {
    return json.has("delegate")
        ? new Control.Account(address(json, "delegate"))
        : new Control.Safe(
            address(json, "singleton"),
            Bytes.fromHex(json.path("code").asString()),
            addresses(json.path("owners")),
            new BigInteger(json.path("threshold").asString()),
            addresses(json.path("modules")),
            address(json, "guard"),
            address(json, "moduleGuard"),
            address(json, "fallback"),
            new BigInteger(json.path("nonce").asString()));
  }

  private static Address address(JsonNode json, String field) {
    return Address.of(json.path(field).asString());
  }

  private static List<Address> addresses(JsonNode json) {
    return json.valueStream().map(one -> Address.of(one.asString())).toList();
  }
}
