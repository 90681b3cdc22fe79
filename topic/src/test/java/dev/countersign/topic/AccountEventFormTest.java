package dev.countersign.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountEventFormTest {
  private static final AccountEvent FULL =
      new AccountEvent(
          "a company",
          new AccessEvent(
              "id-1",
              Source.ENTRA,
              Instant.parse("2026-03-01T10:00:00.123456789Z"),
              Activity.FACTOR_ADDED,
              Result.FAILURE,
              "action",
              new Actor("1", "somebody@example.com", Actor.Kind.SERVICE),
              new Target(Target.Kind.ACCOUNT, "2", "other@example.com"),
              new Visit("session", "token"),
              new Client(
                  Ip.read("2001:db8::7").orElseThrow(),
                  "agent",
                  "device",
                  "system",
                  new Place("CH", "Bern", 46.9, 7.4, 5),
                  "AS1",
                  true,
                  false),
              Map.of("b", "2", "a", "1")));

  private static final AccountEvent BARE =
      new AccountEvent(
          "",
          new AccessEvent(
              "",
              Source.MAPPED,
              Instant.EPOCH,
              Activity.OTHER,
              Result.UNKNOWN,
              "",
              Actor.NOBODY,
              Target.NOTHING,
              Visit.NONE,
              Client.UNKNOWN,
              Map.of()));

  @Test
  void everyEventIsReadAsItWasWritten() {
    assertThat(AccountEventForm.read(AccountEventForm.write(FULL))).isEqualTo(FULL);
    assertThat(AccountEventForm.read(AccountEventForm.write(BARE))).isEqualTo(BARE);
  }

  @Test
  void aCutEventIsRefusedWithASentence() {
    byte[] good = AccountEventForm.write(FULL);
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> AccountEventForm.read(cut)).isInstanceOf(UnreadableMessage.class);
    }
  }

  @Test
  void aDomainIsReadAsItWasWritten() {
    SeenDomain seen = new SeenDomain(7, "example.com", "certificate");
    assertThat(SeenDomain.read(seen.write())).isEqualTo(seen);
  }

  @FuzzTest
  void bytesAreAnEventOrRefused(byte[] bytes) {
    byte[] good = AccountEventForm.write(FULL);
    byte[] mixed = Arrays.copyOf(good, good.length);
    for (int i = 0; i < bytes.length && i + 10 < mixed.length; i++) {
      mixed[i + 10] ^= bytes[i];
    }
    try {
      AccountEvent read = AccountEventForm.read(mixed);
      assertThat(AccountEventForm.read(AccountEventForm.write(read))).isEqualTo(read);
    } catch (UnreadableMessage e) {
      assertThat(e.sentence()).startsWith("it is no ");
    }
  }
}
