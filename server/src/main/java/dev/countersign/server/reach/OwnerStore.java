package dev.countersign.server.reach;

import dev.countersign.access.wallet.KnownOwner;
import dev.countersign.model.value.Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The directory of owners. Whoever changes it does so in a deciding transaction. */
public final class OwnerStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public OwnerStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** All, by the name of the person. */
  public List<KnownOwner> all() {
    return jdbc.sql(
            "select address, person, mail, device, team, has_left, note from wallet_owner"
                + " order by lower(person), address")
        .query(OwnerStore::owner)
        .list();
  }

  /** All by their address. */
  public Map<Address, KnownOwner> byAddress() {
    Map<Address, KnownOwner> owners = new LinkedHashMap<>();
    all().forEach(owner -> owners.put(owner.address(), owner));
    return owners;
  }

  void put(KnownOwner owner, UUID by, Instant at) {
    jdbc.sql(
            """
            insert into wallet_owner (address, person, mail, device, team, has_left, note,
              changed_at, changed_by)
            values (:address, :person, :mail, :device, :team, :left, :note, :at, :by)
            on conflict (address) do update set person = excluded.person, mail = excluded.mail,
              device = excluded.device, team = excluded.team, has_left = excluded.has_left,
              note = excluded.note, changed_at = excluded.changed_at,
              changed_by = excluded.changed_by
            """)
        .param("address", owner.address().toString())
        .param("person", owner.person())
        .param("mail", owner.mail())
        .param("device", owner.device())
        .param("team", owner.team())
        .param("left", owner.left())
        .param("note", owner.note())
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  boolean forget(Address address) {
    return jdbc.sql("delete from wallet_owner where address = :address")
            .param("address", address.toString())
            .update()
        == 1;
  }

  private static KnownOwner owner(ResultSet row, int index) throws SQLException {
    return new KnownOwner(
        Address.of(row.getString("address")),
        row.getString("person"),
        row.getString("mail"),
        row.getString("device"),
        row.getString("team"),
        row.getBoolean("has_left"),
        row.getString("note"));
  }
}
