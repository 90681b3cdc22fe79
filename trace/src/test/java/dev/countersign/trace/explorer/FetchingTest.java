package dev.countersign.trace.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.explorer.PretendExplorer.Sent;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchingTest {
  private static final String A = "0x" + "a1".repeat(20);
  private static final String B = "0x" + "b2".repeat(20);
  private static final String C = "0x" + "c3".repeat(20);
  private static final String KEY = "SECRETKEY123";
  private static final String LIMITED =
      "{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"Max calls per sec rate limit reached"
          + " (3/sec)\"}";

  @TempDir private Path folder;

  private final List<Duration> slept = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private long clock;
  private PretendExplorer explorer;

  FetchingTest() throws IOException {
    explorer = new PretendExplorer();
  }

  @BeforeEach
  void gives() {
    explorer.add(new Sent(5, A, B, "10"));
    explorer.add(new Sent(6, B, C, "9"));
    explorer.add(new Sent(7, C, A, "1"));
  }

  @AfterEach
  void stop() {
    explorer.close();
  }

  private ExplorerApi api() {
    Pace pace =
        new Pace(
            4,
            () -> clock,
            time -> {
              slept.add(time);
              clock += time.toNanos();
            });
    return new ExplorerApi(explorer.url(), KEY, pace);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Fetching.Fetched fetch(int hops, int most, int rows) {
    try (ExplorerApi api = api()) {
      return new Fetching(api, folder, new Fetching.Bounds(hops, most, rows), told::add)
          .fetch(List.of(A));
    }
  }

  @Test
  void fetchesWhomValueReachedAndMakesALedgerOfIt() throws IOException {
    assertThat(fetch(1, 10, 100)).isEqualTo(new Fetching.Fetched(2, List.of(), 0));
    Ledger ledger = LedgerFiles.read(List.of(folder), 1).ledger();
    assertThat(ledger.size()).isEqualTo(3);
    assertThat(files()).hasSize(6).noneMatch(file -> file.toString().contains(C));
    assertThat(explorer.asked().getFirst())
        .isEqualTo(
            "chainid=1&module=account&action=txlist&address="
                + A
                + "&startblock=0&endblock=9999999999&page=1&offset=10000&sort=asc&apikey="
                + KEY);
  }

  @Test
  void stopsAtTheMostAddresses() {
    assertThat(fetch(5, 2, 100)).isEqualTo(new Fetching.Fetched(2, List.of(), 1));
  }

  @Test
  void keepsNoKey() throws IOException {
    fetch(3, 10, 100);
    for (Path file : files()) {
      assertThat(Files.readString(file)).doesNotContain(KEY);
    }
    assertThat(told).isNotEmpty().noneMatch(words -> words.contains(KEY));
  }

  @Test
  void doesNotFetchAgainWhatIsThere() throws IOException {
    fetch(0, 10, 100);
    Files.delete(folder.resolve(A + ".tokentx.json"));
    int before = explorer.asked().size();
    fetch(0, 10, 100);
    assertThat(explorer.asked().subList(before, explorer.asked().size()))
        .hasSize(1)
        .allMatch(query -> query.contains("action=tokentx"));
  }

  @Test
  void beginsRequestsNoMoreOftenThanTheLimit() {
    fetch(0, 10, 100);
    assertThat(explorer.asked()).hasSize(4); // one more says that the first list is whole
    assertThat(slept).hasSize(3).allMatch(Duration.ofMillis(250)::equals);
  }

  @Test
  void asksAgainLaterWhereItIsToldTo() {
    explorer.first(LIMITED);
    explorer.first("503");
    explorer.first("429");
    assertThat(fetch(0, 10, 100).fetched()).isEqualTo(1);
    assertThat(slept).contains(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void givesUpInTheEndAndSaysWhy() {
    for (int i = 0; i < 8; i++) {
      explorer.first(LIMITED);
    }
    assertThatThrownBy(() -> fetch(0, 10, 100))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("After 8 times")
        .hasMessageContaining("rate limit reached");
    assertThat(explorer.asked()).hasSize(8);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysWhatTheApiRefusesWithoutTheKey() {
    explorer.first(
        "{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"Invalid API Key " + KEY + "\"}");
    assertThatThrownBy(() -> fetch(0, 10, 100))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("Invalid API Key (the key)")
        .hasMessageNotContaining(KEY);
    assertThat(explorer.asked()).hasSize(1);
  }

  @Test
  void fetchesListsThatAreLongerThanTheApiGivesAtOnce() {
    for (int i = 0; i < 25; i++) {
      explorer.add(new Sent(10 + i / 2, A, B, "1"));
    }
    for (int window : new int[] {10_000, 7, 3}) {
      explorer.window = window;
      try (ExplorerApi api = api()) {
        assertThat(new WholeList(api, 7).rows(Listing.TXLIST, A, 100).orElseThrow())
            .as("at most " + window)
            .hasSize(27)
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void refusesABlockWithMoreRowsThanTheApiGives() {
    for (int i = 0; i < 8; i++) {
      explorer.add(new Sent(9, A, B, "1"));
    }
    try (ExplorerApi api = api()) {
      assertThatThrownBy(() -> new WholeList(api, 7).rows(Listing.TXLIST, A, 100))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("in block 9");
    }
  }

  @Test
  void refusesRowsOutOfOrder() {
    explorer.add(new Sent(2, A, B, "1"));
    assertThatThrownBy(() -> fetch(0, 10, 100))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("lists block 2 for " + A + " after block 7");
  }

  @Test
  void leavesOutAddressesWithMoreRowsThanAsked() {
    assertThat(fetch(1, 10, 1)).isEqualTo(new Fetching.Fetched(0, List.of(A), 0));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesToSendAKeyThatOthersCouldRead() {
    Pace pace = new Pace(1, () -> 0, time -> {});
    assertThatThrownBy(() -> new ExplorerApi("http://explorer.example/api", KEY, pace))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is not encrypted");
  }
}
