package dev.countersign.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Prepared;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckStoreTest {
  private static final Address SAFE = Address.of("0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4");
  private static final BigInteger LARGEST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

  private DataFolder data;
  private EmbeddedPostgres postgres;
  private Database database;
  private CheckStore store;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = DataFolder.open(Prepared.programIn(folder));
    postgres = EmbeddedPostgres.start(data, progress -> {});
    open();
  }

  @AfterAll
  void stop() {
    database.close();
    postgres.close();
    data.close();
  }

  private void open() {
    database = Database.open(postgres.url(), EmbeddedPostgres.USER, postgres.password());
    store = new CheckStore(database.source());
  }

  @Test
  void findsAnAnswerByItsPermalinkAlsoAfterReopening() {
    Recorded one = answer(1L, SAFE.toString());
    store.add(one, "{\"b\":1,\"a\":\"\\u0000 \\ud800\"}", List.of());
    database.close();
    open();
    Recorded found = store.find(one.id()).orElseThrow();
    assertThat(found).usingRecursiveComparison().ignoringFields("number").isEqualTo(one);
    assertThat(store.report(one.id())).contains("{\"b\":1,\"a\":\"\\u0000 \\ud800\"}");
    assertThat(store.find(UUID.randomUUID())).isEmpty();
    assertThat(store.report(UUID.randomUUID())).isEmpty();
  }

  @Test
  void listsTheNewestFirst() {
    Recorded older = answer(null, null);
    Recorded newer = answer(null, null);
    store.add(older, "{}", List.of());
    store.add(newer, "{}", List.of());
    List<Recorded> two = store.before(Long.MAX_VALUE, 2);
    assertThat(two).extracting(Recorded::id).containsExactly(newer.id(), older.id());
    assertThat(store.before(two.getFirst().number(), 1))
        .extracting(Recorded::id)
        .containsExactly(older.id());
  }

  @Test
  void tellsAnotherTransactionForTheSameNonce() {
    Proposed first = new Proposed(1L, SAFE, LARGEST, hash(1));
    Proposed second = new Proposed(1L, SAFE, LARGEST, hash(2));
    store.add(answer(1L, SAFE.toString()), "{}", List.of(first));
    store.add(answer(1L, SAFE.toString()), "{}", List.of(first));
    assertThat(store.rivals(first)).isEmpty();
    assertThat(store.rivals(second)).containsExactly(first);
    assertThat(store.rivals(new Proposed(10L, SAFE, LARGEST, hash(2)))).isEmpty();
    assertThat(store.rivals(new Proposed(null, SAFE, LARGEST, hash(2)))).containsExactly(first);
    assertThat(store.rivals(new Proposed(1L, SAFE, BigInteger.ONE, hash(2)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update checked set verdict = 'allow'",
        "delete from checked",
        "truncate checked cascade",
        "update proposed set nonce = 0",
        "delete from proposed"
      })
  void refusesToChangeOrRemoveAnAnswer(String sql) {
    store.add(answer(1L, SAFE.toString()), "{}", List.of());
    assertThatThrownBy(() -> JdbcClient.create(database.source()).sql(sql).update())
        .hasMessageContaining("added, never changed or removed");
  }

  @Test
  void addsAllOfAnAnswerOrNothing() {
    Recorded one = answer(1L, SAFE.toString());
    Proposed impossible = new Proposed(1L, SAFE, BigInteger.ONE.negate(), hash(1));
    assertThatThrownBy(() -> store.add(one, "{}", List.of(impossible))).isNotNull();
    assertThat(store.find(one.id())).isEmpty();
  }

  @Test
  void saysThatADatabaseCannotBeReachedWithoutItsPassword() {
    assertThatThrownBy(() ->
            Database.open("jdbc:postgresql://127.0.0.1:1/x?user=me&password=hunter2", null, null))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/x")
        .hasMessageContaining("cannot be reached")
        .hasMessageNotContaining("hunter2");
  }

  private static Recorded answer(@Nullable Long chainId, @Nullable String wallet) {
    return new Recorded(
        0,
        UUID.randomUUID(),
        Instant.parse("2025-02-21T14:13:35.123456Z"),
        "safe-transaction",
        chainId,
        wallet,
        Outcome.DENY,
        "a Safe transaction",
        "ab".repeat(32),
        17);
  }

  private static Bytes hash(int last) {
    return Bytes.word(BigInteger.valueOf(last));
  }
}
