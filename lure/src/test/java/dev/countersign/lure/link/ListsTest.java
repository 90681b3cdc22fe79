package dev.countersign.lure.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of domains in the forms that others publish. */
class ListsTest {
  private static Lists read(String text) {
    return Lists.read(text.getBytes(StandardCharsets.UTF_8), "list.json");
  }

  @ParameterizedTest
  @CsvSource({"blacklist, whitelist", "blocklist, allowlist"})
  void readsOldAndNewNames(String bad, String good) {
    Lists lists =
        read(
            """
            {"version": 2, "tolerance": 2, "fuzzylist": ["metamask.io"],
             "%s": ["good.test", "fine.bad.test"], "%s": ["bad.test", "Evil.Test"]}
            """
                .formatted(good, bad));
    assertThat(lists.size()).isEqualTo(2);
    assertThat(lists.tolerance()).isEqualTo(2);
    assertThat(lists.oftenImitated()).containsExactly("metamask.io");
    assertThat(lists.blocks("bad.test")).contains("bad.test");
    assertThat(lists.blocks("a.b.bad.test")).contains("bad.test");
    assertThat(lists.blocks("evil.test")).contains("evil.test");
    assertThat(lists.blocks("notbad.test")).isEmpty();
    assertThat(lists.blocks("test")).isEmpty();
    assertThat(lists.blocks("x.fine.bad.test")).isEmpty();
    assertThat(lists.allows("x.good.test")).isTrue();
  }

  @Test
  void readsPlainTextsAndHostsFiles() {
    Lists plain = read("# scams\n\nbad[.]test\n*.worse.test # seen today\n");
    assertThat(plain.blocks("www.bad.test")).contains("bad.test");
    assertThat(plain.blocks("x.worse.test")).contains("worse.test");
    Lists hosts = read("127.0.0.1 localhost\n0.0.0.0 bad.test other.test\n::1 ip6-localhost\n");
    assertThat(hosts.size()).isEqualTo(2);
    assertThat(hosts.blocks("other.test")).isPresent();
    assertThat(hosts.blocks("localhost")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"blacklist\": \"a\"}|\"blacklist\" is no list",
        "{\"blacklist\": [1]}|entry 1 of \"blacklist\" is no text",
        "{\"blacklist\": [\"ok.test\", \"a b\"]}|entry 2 of \"blacklist\" is no domain",
        "{\"version\": 2}|expected \"blacklist\" or \"blocklist\"",
        "{\"tolerance\": \"x\"}|\"tolerance\" is no whole number",
        "{\"blacklist\": [|is no JSON from line 1",
        "[\"a.test\"] x|is no JSON",
        "two words|line 1 has several words",
        "bad_url/path|line 1 is no domain"
      })
  void saysWhatIsWrong(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("list.json");
  }

  @Test
  void holdsHundredsOfThousands() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300_000; i++) {
      text.append("scam-").append(i).append(".test\n");
    }
    Lists lists = read(text.toString());
    assertThat(lists.size()).isEqualTo(300_000);
    assertThat(lists.blocks("www.scam-299999.test")).isPresent();
    assertThat(lists.blocks("scam-300000.test")).isEmpty();
  }
}
