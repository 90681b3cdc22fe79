package dev.countersign.server.passkey;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** The passkeys that people registered. A removed one stays on record and is good for nothing. */
public final class PasskeyStore implements UserCredentialRepository {
  private static final String COLUMNS =
      """
      credential_id, person, label, public_key, attestation_object, client_data, signature_count,
      user_verified, backup_eligible, backed_up, transports, added_at, used_at
      """;

  private final JdbcClient jdbc;

  /** Passkeys in a database that was brought up to date. */
  public PasskeyStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
    return jdbc.sql(
            "select " + COLUMNS + " from passkey where credential_id = :id and removed_at is null")
        .param("id", credentialId.getBytes())
        .query(PasskeyStore::credential)
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes userId) {
    return ofPerson(person(userId));
  }

  /** Those of a person, the oldest first. */
  public List<CredentialRecord> ofPerson(UUID person) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from passkey where person = :person and removed_at is null order by added_at")
        .param("person", person)
        .query(PasskeyStore::credential)
        .list();
  }

  /** Adds one, or notes that one was used. */
  @Override
  public void save(CredentialRecord record) {
    jdbc.sql(
            """
            insert into passkey (credential_id, person, label, public_key, attestation_object,
              client_data, signature_count, user_verified, backup_eligible, backed_up, transports,
              added_at, used_at)
            values (:id, :person, :label, :key, :attestation, :client, :count, :verified, :eligible,
              :backed, :transports, :added, :used)
            on conflict (credential_id) do update set
              signature_count = greatest(passkey.signature_count, excluded.signature_count),
              backed_up = excluded.backed_up, used_at = excluded.used_at
            """)
        .param("id", record.getCredentialId().getBytes())
        .param("person", person(record.getUserEntityUserId()))
        .param("label", record.getLabel())
        .param("key", record.getPublicKey().getBytes())
        .param("attestation", bytes(record.getAttestationObject()))
        .param("client", bytes(record.getAttestationClientDataJSON()))
        .param("count", record.getSignatureCount())
        .param("verified", record.isUvInitialized())
        .param("eligible", record.isBackupEligible())
        .param("backed", record.isBackupState())
        .param(
            "transports",
            record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .collect(Collectors.joining(",")))
        .param("added", Timestamp.from(record.getCreated()))
        .param("used", Timestamp.from(record.getLastUsed()))
        .update();
  }

  /** Not used: {@link #remove} keeps it on record. */
  @Override
  public void delete(Bytes credentialId) {
    throw new UnsupportedOperationException("a passkey is removed, never deleted");
  }

  /** Makes a person's passkey good for nothing; false where they have none such. */
  public boolean remove(UUID person, byte[] credentialId, Instant at) {
    return jdbc.sql(
                "update passkey set removed_at = :at where credential_id = :id"
                    + " and person = :person and removed_at is null")
            .param("at", Timestamp.from(at))
            .param("id", credentialId)
            .param("person", person)
            .update()
        == 1;
  }

  /** A person's user handle. */
  static Bytes handle(UUID person) {
    return new Bytes(
        ByteBuffer.allocate(16)
            .putLong(person.getMostSignificantBits())
            .putLong(person.getLeastSignificantBits())
            .array());
  }

  /** The person of a user handle. */
  static UUID person(Bytes handle) {
    ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static byte[] bytes(@Nullable Bytes bytes) {
    return bytes == null ? new byte[0] : bytes.getBytes();
  }

  private static CredentialRecord credential(ResultSet row, int index) throws SQLException {
    Set<AuthenticatorTransport> transports =
        Arrays.stream(row.getString("transports").split(",", -1))
            .filter(name -> !name.isEmpty())
            .map(AuthenticatorTransport::valueOf)
            .collect(Collectors.toSet());
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential_id")))
        .userEntityUserId(handle(row.getObject("person", UUID.class)))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("user_verified"))
        .transports(transports)
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .attestationObject(new Bytes(row.getBytes("attestation_object")))
        .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
        .created(row.getTimestamp("added_at").toInstant())
        .lastUsed(row.getTimestamp("used_at").toInstant())
        .label(row.getString("label"))
        .build();
  }
}
