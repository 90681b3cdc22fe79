package dev.countersign.server.lure;

import dev.countersign.lure.context.Contact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Verified contacts and who we are. Whoever changes them does so in a deciding transaction. */
public final class ContactStore {
  private static final String CONTACT =
      "select id, name, kind, addresses, domains, channels from contact where removed_at is null";

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ContactStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** A contact that is kept. */
  public record Known(UUID id, Contact contact) {}

  /**
   * Who we are.
   *
   * @param name of the company; empty where not told
   * @param domains our own
   * @param mailServers whose Authentication-Results are believed
   * @param protectedDomains further ones that others may imitate
   */
  public record Us(
      String name, List<String> domains, List<String> mailServers, List<String> protectedDomains) {
    /** Copies. */
    public Us {
      domains = List.copyOf(domains);
      mailServers = List.copyOf(mailServers);
      protectedDomains = List.copyOf(protectedDomains);
    }
  }

  /** Those that are kept, by name. */
  public List<Known> all() {
    return jdbc.sql(CONTACT + " order by lower(name), id").query(ContactStore::known).list();
  }

  /** The one of that id. */
  public Optional<Known> find(UUID id) {
    return jdbc.sql(CONTACT + " and id = :id")
        .param("id", id)
        .query(ContactStore::known)
        .optional();
  }

  void put(UUID id, Contact contact, Instant at) {
    jdbc.sql(
            """
            insert into contact (id, name, kind, addresses, domains, channels, changed_at)
            values (:id, :name, :kind, :addresses, :domains, :channels, :at)
            on conflict (id) do update set name = excluded.name, kind = excluded.kind,
              addresses = excluded.addresses, domains = excluded.domains,
              channels = excluded.channels, changed_at = excluded.changed_at
            """)
        .param("id", id)
        .param("name", contact.name())
        .param("kind", contact.kind().name().toLowerCase(Locale.ROOT))
        .param("addresses", sorted(contact.addresses()))
        .param("domains", sorted(contact.domains()))
        .param("channels", Texts.of(contact.channels()))
        .param("at", Timestamp.from(at))
        .update();
  }

  boolean remove(UUID id, Instant at) {
    return jdbc.sql("update contact set removed_at = :at where id = :id and removed_at is null")
            .param("id", id)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** Who we are. */
  public Us us() {
    return jdbc.sql("select name, domains, mail_servers, protected_domains from lure_company")
        .query((row, index) ->
            new Us(
                row.getString("name"),
                Texts.in(row, "domains"),
                Texts.in(row, "mail_servers"),
                Texts.in(row, "protected_domains")))
        .single();
  }

  void us(Us us) {
    jdbc.sql(
            """
            update lure_company set name = :name, domains = :domains, mail_servers = :servers,
              protected_domains = :protected
            """)
        .param("name", us.name())
        .param("domains", Texts.of(us.domains()))
        .param("servers", Texts.of(us.mailServers()))
        .param("protected", Texts.of(us.protectedDomains()))
        .update();
  }

  /** Addresses from which something harmless came. */
  Set<String> correspondents() {
    return Set.copyOf(
        jdbc.sql("select address from correspondent order by learned_at desc limit 20000")
            .query(String.class)
            .list());
  }

  void learn(String address, Instant at) {
    jdbc.sql(
            "insert into correspondent (address, learned_at) values (:address, :at)"
                + " on conflict do nothing")
        .param("address", address.replace("\0", ""))
        .param("at", Timestamp.from(at))
        .update();
  }

  void unlearn(String address) {
    jdbc.sql("delete from correspondent where address = :address")
        .param("address", address.replace("\0", ""))
        .update();
  }

  private static String[] sorted(Set<String> texts) {
    return Texts.of(texts.stream().sorted().toList());
  }

  private static Known known(ResultSet row, int index) throws SQLException {
    return new Known(
        row.getObject("id", UUID.class),
        new Contact(
            row.getString("name"),
            Contact.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            Set.copyOf(Texts.in(row, "addresses")),
            Set.copyOf(Texts.in(row, "domains")),
            Texts.in(row, "channels")));
  }
}
