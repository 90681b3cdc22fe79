package dev.countersign.server.lure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Indicator;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import dev.countersign.server.lure.Likeness.Known;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  private static final String HASH = "ab".repeat(32);

  @ParameterizedTest
  @CsvSource({
    // of each, in both, the same: |A ∩ B| ÷ |A ∪ B| against ½
    "10, 10, 10, true",
    "3, 3, 2, true", // 2 of 4
    "4, 4, 2, false", // 2 of 6
    "9, 9, 6, true", // 6 of 12
    "9, 10, 6, false", // 6 of 13
    "400, 200, 200, true",
    "400, 199, 199, false",
    "5, 5, 0, false",
    "0, 0, 0, false"
  })
  void isTheSameFromHalfOfTheWordsOn(int one, int other, int both, boolean same) {
    Likeness first = like(words(0, one));
    Likeness second = like(words(one - both, one - both + other));
    assertThat(first.isSame(second)).isEqualTo(same);
    assertThat(second.isSame(first)).isEqualTo(same);
  }

  @Test
  void oneSharedMarkIsEnoughAndBeatsWords() {
    UUID byWords = UUID.randomUUID();
    UUID byMark = UUID.randomUUID();
    Likeness mine = new Likeness(words(0, 10), List.of("domain:evil.example"));
    List<Known> known =
        List.of(
            new Known(byWords, 1, like(words(0, 10))),
            new Known(byMark, 2, new Likeness(words(50, 60), List.of("domain:evil.example"))));
    assertThat(mine.campaign(known)).contains(byMark);
    assertThat(mine.without(Set.of("domain:evil.example")).campaign(known)).contains(byWords);
    assertThat(like(words(90, 95)).campaign(known)).isEmpty();
  }

  @Test
  void ofSeveralTheMostAlikeAndThenTheOldestIsChosen() {
    UUID half = UUID.randomUUID();
    UUID whole = UUID.randomUUID();
    UUID later = UUID.randomUUID();
    List<Known> known =
        List.of(
            new Known(later, 9, like(words(0, 8))),
            new Known(half, 1, like(words(0, 4))),
            new Known(whole, 5, like(words(0, 8))));
    assertThat(like(words(0, 8)).campaign(known)).contains(whole);
    assertThat(like(words(0, 8)).campaign(known.reversed())).contains(whole);
  }

  @Test
  void whatEverybodyLinksToIsNoMark() {
    Company company =
        new Company(
            "Example",
            Set.of("example.com"),
            Set.of(),
            List.of(
                new Contact(
                    "Exchange",
                    Contact.Kind.COUNTERPARTY,
                    Set.of(),
                    Set.of("exchange.example"),
                    List.of())),
            Set.of(),
            Set.of(),
            Set.of());
    Answer answer =
        answer(
            new Indicator(Indicator.Kind.DOMAIN, "www.linkedin.com"),
            new Indicator(Indicator.Kind.DOMAIN, "mail.example.com"),
            new Indicator(Indicator.Kind.DOMAIN, "exchange.example"),
            new Indicator(Indicator.Kind.DOMAIN, "Evil.example"),
            new Indicator(Indicator.Kind.URL, "https://example.com/logo.png"),
            new Indicator(Indicator.Kind.URL, "https://github.com/"),
            new Indicator(Indicator.Kind.URL, "https://github.com/evil/test"),
            new Indicator(Indicator.Kind.ADDRESS, "eve@evil.example"),
            new Indicator(Indicator.Kind.SHA256, "cd".repeat(32)),
            new Indicator(
                Indicator.Kind.SHA256,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    assertThat(Likeness.of(answer, HASH, company).marks())
        .containsExactly(
            "domain:evil.example",
            "from:eve@evil.example|subject:an offer",
            "sha256:" + HASH,
            "sha256:" + "cd".repeat(32),
            "url:https://github.com/evil/test");
  }

  private static Answer answer(Indicator... indicators) {
    Finding finding = Finding.of(MessageFinding.FIRST_CONTACT, "It is the first");
    return new Answer(
        "a mail",
        "An offer",
        "Eve <Eve@evil.example>",
        Verdict.of(List.of(finding)),
        List.of(),
        List.of("Wait"),
        List.of(),
        List.of(indicators),
        List.of("b", "a"),
        List.of());
  }

  private static Likeness like(List<String> words) {
    return new Likeness(words, List.of());
  }

  private static List<String> words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> String.format("w%04d", i)).toList();
  }
}
