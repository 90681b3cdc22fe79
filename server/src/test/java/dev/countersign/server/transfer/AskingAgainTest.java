package dev.countersign.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.company.Installation;
import dev.countersign.server.transfer.TransferDesk.Filed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits is looked at again, and recorded again only where something else comes of it. */
class AskingAgainTest {
  private House house;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    house = new House(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whereNothingIsNewNothingIsRecordedAndLittleAsked() {
    for (int i = 0; i < 120; i++) {
      file(House.MACHINE);
    }
    JournalEntry last = house.journal.last().orElseThrow();
    house.asked.clear();
    house.transfers.askAgain();
    assertThat(house.journal.last()).contains(last);
    assertThat(house.asked).as("once for each page of 50").hasSize(3);
  }

  @Test
  void whatChangedIsRecordedForEachAndOnce() {
    Filed one = file(House.MACHINE);
    Filed other = file(House.MACHINE);
    stop();
    house.transfers.askAgain();
    assertThat(decided(one)).hasSize(2).last().asString().contains(stopped());
    assertThat(decided(other)).hasSize(2).last().asString().contains(stopped());
    JournalEntry last = house.journal.last().orElseThrow();
    house.transfers.askAgain();
    assertThat(house.journal.last()).contains(last);
  }

  @Test
  void whoseTimeIsOverEnds() {
    Filed one = file(House.MACHINE);
    house.later = Duration.ofHours(2);
    house.transfers.askAgain();
    assertThat(house.transfers.transfers().find(one.transfer().id()).orElseThrow().state())
        .isEqualTo(IntentState.EXPIRED);
  }

  /** One that fails each time must not keep all after it from being looked at. */
  @Test
  void oneThatFailsKeepsNoOtherFromBeingAsked() {
    Filed first = file(House.BROKEN);
    Filed other = file(House.MACHINE);
    stop();
    house.broken = true;
    assertThatThrownBy(house.transfers::askAgain)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
    assertThat(decided(first)).hasSize(1);
    assertThat(decided(other)).hasSize(2);
    house.broken = false;
    house.transfers.askAgain();
    assertThat(decided(first)).hasSize(2);
  }

  private Filed file(String requester) {
    Place place = house.place();
    return house.file(place, house.filed(place, requester));
  }

  private void stop() {
    new Installation(house.database.source()).stop(house.clock.instant(), "person/1", "An alarm");
  }

  private static String stopped() {
    return SigningFinding.SIGNING_STOPPED.code();
  }

  private List<String> decided(Filed filed) {
    return house.journal.about(filed.transfer().subject()).stream()
        .filter(entry -> entry.kind().equals("transfer-decided"))
        .map(JournalEntry::body)
        .toList();
  }
}
