package dev.countersign.intel.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.indicator.SimplePattern.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns whose values are used, and those whose are not. */
class SimplePatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[domain-name:value = 'a.example'] | DOMAIN",
        "[url:value='https://a.example/']| URL",
        "  [ ipv4-addr:value = '192.0.2.1' ]  | IP",
        "[ipv6-addr:value = '2001:db8::1'] | IP",
        "[email-addr:value = 'a@a.example'] | EMAIL",
        "[email-message:from_ref.value = 'a@a.example'] | EMAIL",
        "[file:hashes.MD5 = '00000000000000000000000000000000'] | HASH",
        "[file:hashes.'SHA-256' = 'aa'] | HASH",
        "[cryptocurrency-wallet:value = '0x1'] | ADDRESS"
      })
  void readsAValueThatIsCompared(String pattern, IndicatorKind kind) {
    SimplePattern read = SimplePattern.read(pattern);
    assertThat(read.unused()).isEmpty();
    assertThat(read.values()).singleElement().extracting(Value::kind).isEqualTo(kind);
  }

  @Test
  void readsEachOfSeveralOfWhichOneIsEnough() {
    assertThat(
            SimplePattern.read(
                    "[url:value IN ('a', 'b') OR domain-name:value = 'c'] OR [url:value = 'd']")
                .values())
        .extracting(Value::text)
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void readsWhatStandsBehindABackslash() {
    assertThat(SimplePattern.read("[url:value = 'it\\'s \\\\ OR']").values())
        .extracting(Value::text)
        .containsExactly("it's \\ OR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[domain-name:value = 'a.example' AND ipv4-addr:value = '192.0.2.1']",
        "[domain-name:value = 'a.example'] AND [url:value = 'b']",
        "[domain-name:value = 'a.example'] FOLLOWEDBY [url:value = 'b']",
        "[domain-name:value != 'a.example']",
        "[NOT domain-name:value = 'a.example']",
        "[domain-name:value NOT = 'a.example']",
        "[domain-name:value LIKE '%.example']",
        "[domain-name:value MATCHES '^a']",
        "[ipv4-addr:value ISSUBSET '192.0.2.0/24']",
        "[domain-name:value = 'a.example'] REPEATS 5 TIMES",
        "([domain-name:value = 'a.example'] OR [url:value = 'b']) WITHIN 5 SECONDS",
        "[domain-name:value = 'a.example'] START t'2026-01-01T00:00:00Z' STOP t'2026-01-02T00:00:00Z'",
        "[(domain-name:value = 'a.example')]",
        "[file:size > 5]"
      })
  void usesNothingOfOneThatAsksForMoreThanValues(String pattern) {
    SimplePattern read = SimplePattern.read(pattern);
    assertThat(read.values()).isEmpty();
    assertThat(read.unused()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[]",
        "a",
        "[a]",
        "[url:value = 'a",
        "[url:value = 'a'",
        "[url:value = a]",
        "[url:value = 'a\\n']",
        "[url:value IN ()]",
        "url:value = 'a'"
      })
  void usesNothingOfOneThatCannotBeRead(String pattern) {
    assertThat(SimplePattern.read(pattern).values()).isEmpty();
    assertThat(SimplePattern.read(pattern).unused()).hasSize(1);
  }

  @Test
  void usesTheKnownPartsOfAnAlternative() {
    SimplePattern read =
        SimplePattern.read("[mutex:name = 'x' OR domain-name:value = 'a.example']");
    assertThat(read.values()).hasSize(1);
    assertThat(read.unused()).singleElement().asString().contains("mutex:name");
  }

  @Test
  void readsNoneThatIsTooLong() {
    assertThat(SimplePattern.read("[url:value = '" + "a".repeat(50_000) + "']").unused())
        .singleElement()
        .asString()
        .contains("50000");
  }
}
