package dev.countersign.model.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.journal.JournalCheck.Anchor;
import dev.countersign.model.journal.JournalCheck.Noted;
import dev.countersign.model.journal.JournalCheck.Result;
import dev.countersign.model.json.CanonicalText;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalCheckTest {
  private static final Instant NOW = Instant.parse("2025-02-21T14:13:35.123456Z");

  private final HeadKey key = HeadKey.random(new SecureRandom());
  private final List<JournalEntry> entries = new ArrayList<>();

  @Test
  void findsAWholeJournalWholeAndSaysHowFarItIsSigned() {
    assertThat(check(lines(5, 3)))
        .isEqualTo(new Result.Whole(6, 5, entries.getLast().hash(), 3, Set.of(key.publicKey())));
    assertThat(check(List.of()))
        .isEqualTo(new Result.Whole(0, 0, JournalEntry.BEGINNING, 0, Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "kind-2, kind-9",
    "thing/2, thing/9",
    "\"n\":2, \"n\":9",
    "35.123457Z, 35.123458Z",
    "\"number\":2, \"number\":9"
  })
  void namesTheFirstEntryThatWasChanged(String before, String after) {
    List<String> lines = lines(5, 5);
    lines.set(1, lines.get(1).replace(before, after));
    assertThat(check(lines))
        .isInstanceOfSatisfying(
            Result.Broken.class,
            broken -> {
              assertThat(broken.entry()).isEqualTo(2);
              assertThat(broken.sentence()).contains("ntry 2");
            });
  }

  @Test
  void namesAnEntryThatWasChangedTogetherWithItsHash() {
    List<String> lines = lines(5, 5);
    JournalEntry second = entries.get(1);
    JournalEntry forged =
        JournalEntry.following(
            1,
            second.at(),
            second.previous(),
            second.at(),
            "kind-2",
            "thing/2",
            CanonicalText.of(Json.object().put("n", 99)));
    lines.set(1, JournalLines.of(forged));
    assertThat(check(lines))
        .isInstanceOfSatisfying(
            Result.Broken.class,
            broken -> {
              assertThat(broken.entry()).isEqualTo(3);
              assertThat(broken.sentence()).contains("Entry 3 follows an entry with the hash");
            });
  }

  @Test
  void namesAnEntryThatIsMissingRepeatedOrOutOfOrder() {
    List<String> dropped = lines(5, 0);
    dropped.remove(2);
    assertThat(brokenAt(dropped)).isEqualTo(3);
    List<String> repeated = lines(5, 0);
    repeated.add(2, repeated.get(1));
    assertThat(brokenAt(repeated)).isEqualTo(3);
    List<String> swapped = lines(5, 0);
    swapped.add(1, swapped.remove(2));
    assertThat(brokenAt(swapped)).isEqualTo(2);
  }

  @Test
  void findsAJournalWrittenAnewByItsSignedHead() {
    String head = lines(3, 3).getLast();
    List<String> anew = lines(3, 0);
    assertThat(brokenAt(anew)).isZero();
    entries.clear();
    JournalEntry other = null;
    List<String> forged = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      other = JournalEntry.after(other, NOW, "kind", "thing", Json.object().put("n", -i));
      forged.add(JournalLines.of(other));
    }
    forged.add(head);
    assertThat(check(forged))
        .isInstanceOfSatisfying(
            Result.Broken.class,
            broken -> assertThat(broken.sentence()).contains("signed head names entry 3"));
  }

  @Test
  void refusesAHeadOfAnotherKeyOrWithAnotherSignature() {
    List<String> lines = lines(3, 3);
    JournalHead other = HeadKey.random(new SecureRandom()).sign(3, entries.getLast().hash(), NOW);
    lines.add(JournalLines.of(other));
    Anchor own = new Anchor(Set.of(key.publicKey()), null);
    assertThat(JournalCheck.of(lines.iterator(), own)).isInstanceOf(Result.Broken.class);
    assertThat(check(lines))
        .isInstanceOfSatisfying(
            Result.Whole.class,
            whole ->
                assertThat(whole.keys()).containsExactlyInAnyOrder(key.publicKey(), other.key()));
    lines.removeLast();
    lines.set(3, lines.get(3).replace("35.123456Z", "36.123456Z"));
    assertThat(sentence(lines)).contains("signature under entry 3");
    Anchor anchor = new Anchor(Set.of(Bytes.of(new byte[32])), null);
    assertThat(JournalCheck.of(lines(3, 3).iterator(), anchor)).isInstanceOf(Result.Broken.class);
    assertThat(JournalCheck.of(lines(3, 0).iterator(), new Anchor(Set.of(key.publicKey()), null)))
        .isInstanceOf(Result.Broken.class);
  }

  @Test
  void findsAJournalCutShortByAnEntryThatWasNoted() {
    List<String> lines = lines(5, 2);
    Noted noted = new Noted(5, entries.get(4).hash());
    assertThat(JournalCheck.of(lines.iterator(), new Anchor(Set.of(), noted)))
        .isInstanceOf(Result.Whole.class);
    assertThat(JournalCheck.of(lines.subList(0, 3).iterator(), new Anchor(Set.of(), noted)))
        .isInstanceOf(Result.Broken.class);
    assertThat(
            JournalCheck.of(
                lines.iterator(), new Anchor(Set.of(), new Noted(4, JournalEntry.BEGINNING))))
        .isInstanceOf(Result.Broken.class);
  }

  @Test
  void takesTheTimeOfTheEntryBeforeWhereTheClockWentBack() {
    JournalEntry first = JournalEntry.after(null, NOW, "a", "b", Json.object());
    JournalEntry second =
        JournalEntry.after(first, NOW.minusSeconds(3600), "a", "b", Json.object());
    assertThat(second.at()).isEqualTo(first.at());
    JournalEntry third =
        JournalEntry.following(
            2,
            Instant.EPOCH,
            second.hash(),
            NOW.minusSeconds(3600),
            "a",
            "b",
            CanonicalText.of(Json.object()));
    assertThat(
            sentence(
                List.of(JournalLines.of(first), JournalLines.of(second), JournalLines.of(third))))
        .contains("older than the one before");
  }

  private Result check(List<String> lines) {
    return JournalCheck.of(lines.iterator(), Anchor.NOTHING);
  }

  /** The entry at which it is broken; 0 where it is whole. */
  private long brokenAt(List<String> lines) {
    return switch (check(lines)) {
      case Result.Whole whole -> 0;
      case Result.Broken broken -> broken.entry();
    };
  }

  private String sentence(List<String> lines) {
    return switch (check(lines)) {
      case Result.Whole whole -> "";
      case Result.Broken broken -> broken.sentence();
    };
  }

  /** So many entries, with a head behind one of them; 0 for none. */
  private List<String> lines(int number, int headAfter) {
    entries.clear();
    List<String> lines = new ArrayList<>();
    JournalEntry last = null;
    for (int i = 1; i <= number; i++) {
      last =
          JournalEntry.after(
              last,
              NOW.plusNanos((i - 1) * 1000L),
              "kind-" + i,
              "thing/" + i,
              Json.object().put("n", i).put("text", "a\nb"));
      entries.add(last);
      lines.add(JournalLines.of(last));
      if (i == headAfter) {
        lines.add(JournalLines.of(key.sign(i, last.hash(), NOW)));
      }
    }
    return lines;
  }
}
