package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A Safe's queue at its transaction service: what comes from there, and what does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SafeQueueTest {
  private static final Address STRANGER = Address.of("0x000000000000000000000000000000000000dead");

  private Company company;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = Company.found(folder, Clock.systemUTC());
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
  }

  @AfterAll
  void close() {
    company.close();
  }

  @Test
  void ownersConfirmAtTheServiceAndFindTheCountersignatureThere() throws IOException {
    try (QueueService service = new QueueService()) {
      Vault vault = Vault.of(company, service);
      try {
        String payment = company.ask("rea", company.intent("vault", Company.SUPPLIER, "1.5"));
        company.approve("abe", payment);
        company.approve("amy", payment);
        company.await(payment, "countersigned");
        Bytes digest = Bytes.fromHex(company.digest(payment));
        await(() -> service.owners(digest).contains(company.key().toString()));
        assertThat(service.proposed()).containsExactly(digest.toHex());

        PrivateKey first = owner(0);
        service.confirm(digest, owner(1).address(), first.sign(digest)); // in another's name
        await(() -> company.journal().contains("service-confirmation-refused"));
        assertThat(company.page(payment)).contains("2 still missing");
        service.confirm(digest, first);
        await(() -> company.page(payment).contains("1 still missing"));
        assertThat(company.journal()).contains("countersignature-left", "\"source\":\"service\"");
        assertThat(service.proposed()).as("left once").hasSize(1);
        assertThat(vault.safe()).isNotEqualTo(company.safe().address());
      } finally {
        remove();
      }
    }
  }

  @Test
  void whatWasAskedForIsAttachedAndWhatWasNotIsToldAndSignedByNobody() throws IOException {
    try (QueueService service = new QueueService()) {
      Vault vault = Vault.of(company, service);
      try {
        String payment = company.ask("rea", company.intent("vault", Company.SUPPLIER, "0.7"));
        String composed = company.digest(payment);
        Bytes queued = service.propose(vault, Vault.payment(Company.SUPPLIER, 700, 1), owner(0));
        assertThat(queued.toHex()).isNotEqualTo(composed);
        await(() -> company.digest(payment).equals(queued.toHex()));
        assertThat(company.state(payment)).isEqualTo("waiting");

        Bytes unasked = service.propose(vault, Vault.payment(STRANGER, 5_000, 2), owner(0));
        await(() -> transfers().contains(unasked.toHex()));
        assertThat(transfers())
            .contains("asked for by nobody", "Ask for just this")
            .contains("destination=" + STRANGER)
            .contains("amount=5");
        assertThat(company.journal()).contains("service-unasked");
        assertThat(service.owners(unasked)).doesNotContain(company.key().toString());

        Bytes rival = service.propose(vault, Vault.payment(Company.SUPPLIER, 1, 2), owner(1));
        await(() -> company.journal().contains("service-nonce-contested"));
        assertThat(company.journal()).contains(rival.toHex());

        company.approve("abe", payment);
        Bytes later = service.propose(vault, Vault.payment(Company.SUPPLIER, 700, 4), owner(0));
        await(() -> transfers().contains(later.toHex()));
        assertThat(company.digest(payment)).as("what was approved stays").isEqualTo(queued.toHex());
      } finally {
        remove();
      }
    }
  }

  @Test
  void theLinkFillsInTheFormAndNothingMore() throws IOException {
    try (QueueService service = new QueueService()) {
      Vault vault = Vault.of(company, service);
      try {
        Bytes unasked = service.propose(vault, Vault.payment(Company.SUPPLIER, 250, 0), owner(0));
        await(() -> transfers().contains(unasked.toHex()));
        String link =
            Company.group(transfers(), "href=\"(/transfers/new\\?[^\"]+)\"").replace("&amp;", "&");
        String form = company.person("rea").get(link).body();
        assertThat(form)
            .contains("value=\"0.25\"", "value=\"" + Company.SUPPLIER + "\"")
            .contains("A link filled this in");
        String payment = company.ask("rea", company.intent("vault", Company.SUPPLIER, "0.25"));
        await(() -> company.digest(payment).equals(unasked.toHex()));
        await(() -> !transfers().contains("data-digest=\"" + unasked.toHex()));
      } finally {
        remove();
      }
    }
  }

  @Test
  void aServiceThatIsGoneSlowOrLyingIsSaidAndLosesNothing() throws IOException {
    try (QueueService service = new QueueService()) {
      Vault vault = Vault.of(company, service);
      try {
        String payment = company.ask("rea", company.intent("vault", Company.SUPPLIER, "0.3"));
        Bytes lie = service.propose(vault, Vault.payment(Company.SUPPLIER, 300, 3), owner(0));
        service.lie(lie, "to", STRANGER.toString());
        await(() -> company.journal().contains("service-contradicts"));
        assertThat(company.digest(payment)).isNotEqualTo(lie.toHex());

        service.mood(QueueService.Mood.DOWN);
        await(() -> transfers().contains("HTTP status 503"));
        company.approve("abe", payment);
        company.approve("amy", payment);
        company.await(payment, "countersigned");
        Bytes digest = Bytes.fromHex(company.digest(payment));
        service.mood(QueueService.Mood.SLOW);
        await(() -> transfers().contains("did not answer within"));
        assertThat(service.owners(digest)).isEmpty();

        service.mood(QueueService.Mood.WELL);
        await(() -> service.owners(digest).contains(company.key().toString()));
        await(() -> !transfers().contains("The transaction service of vault"));
      } finally {
        remove();
      }
    }
  }

  /** Each test has a vault of its own. */
  private void remove() {
    company.change("wallet-removed", Map.of("wallet", company.walletId("vault")));
  }

  private PrivateKey owner(int number) {
    return company.owners().get(number);
  }

  private String transfers() {
    return company.person("rea").get("/transfers").body();
  }

  private static void await(BooleanSupplier wanted) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come");
      }
      Company.pause();
    }
  }
}
