package dev.countersign.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Kept;
import dev.countersign.watch.window.Keys;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SharesTest {
  private static final RuleBook BOOK =
      RulesFile.readOnly(
          RulesFile.shipped()
              .replace("at-least: 20", "at-least: 4")
              .replace("at-least: 8", "at-least: 3")
              .replace("at-least: 5, within: 24h", "at-least: 3, within: 24h"));

  /** Two events of one rule, in the first form; it must be readable for ever. */
  private static final String FORM_1 =
      "0100000001000a66697273742072756c6500000001020000000000000007000000000000006400000000000000"
          + "010000000200000000000000320000000000000001000000000000006400000000000000ff0100016100"
          + "0162";

  private final Keys keys = new Keys(5, 6);
  private final Facts facts =
      new Facts(
          Map.of(
              "own0",
              Party.of(Party.Kind.OWN, "own0"),
              "own1",
              Party.of(Party.Kind.OWN, "own1"),
              "mixer",
              new Party(Party.Kind.UNKNOWN, "mixer", Set.of(), "", Set.of("mixer"), "", "")),
          Map.of("USDC", BigDecimal.ONE, "ETH", BigDecimal.valueOf(2_000)),
          Map.of());

  private List<Movement> traffic() {
    Random random = new Random(11);
    List<Movement> all = new ArrayList<>();
    long time = 1_772_000_000;
    for (long block = 1; block < 700; block++) {
      time += random.nextInt(4) == 0 ? random.nextInt(6_000) : random.nextInt(100);
      for (int i = random.nextInt(8); i > 0; i--) {
        all.add(
            new Movement(
                block % 3 == 0 ? 10 : 1,
                block,
                time,
                Bytes.word(BigInteger.valueOf(block * 100 + i)),
                i,
                account(random),
                account(random),
                facts.asset(block % 3 == 0 ? 10 : 1, random.nextBoolean() ? "USDC" : "ETH", null),
                BigInteger.valueOf((long) Math.exp(random.nextDouble() * 40) + 1)));
      }
    }
    return all;
  }

  private static String account(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "own" + random.nextInt(2);
      case 1 -> random.nextInt(8) == 0 ? "mixer" : "a1";
      default -> random.nextInt(3) == 0 ? "n" + random.nextInt(2_000) : "a" + random.nextInt(60);
    };
  }

  @Test
  void portionsSayTogetherWhatOneEngineSaysAlsoWhenTheyAreWrittenDownInBetween() {
    Engine engine = new Engine(BOOK, facts, keys);
    Shares shares = new Shares(BOOK, facts, keys);
    Map<String, Portion> portions = new HashMap<>();
    Random random = new Random(3);
    List<Alert> expected = new ArrayList<>();
    List<Alert> said = new ArrayList<>();
    int restored = 0;
    for (Movement move : traffic()) {
      expected.addAll(engine.see(move));
      for (Route route : shares.routes(move)) {
        String key = route.share() + route.chain() + "/" + route.key();
        Portion portion = portions.computeIfAbsent(key, k -> shares.portion(route.share()));
        if (random.nextInt(5) == 0) {
          byte[] written = KeptForm.write(portion.kept());
          portion = shares.portion(route.share());
          portion.restore(KeptForm.read(written));
          portions.put(key, portion);
          restored++;
        }
        said.addAll(portion.see(move, route.way(), route.again()));
      }
    }
    assertThat(restored).isGreaterThan(100);
    assertThat(said).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected.stream().map(alert -> alert.code().code()).collect(Collectors.toSet()))
        .contains("rule-matched", "shape-fan-out", "shape-cycle");
    assertThat(portions).hasSizeGreaterThan(50);
  }

  @Test
  void whatIsKeptApartByTheWalletGoesByTheWallet() {
    assertThat(new TreeSet<>(new Shares(BOOK, facts, keys).names()))
        .contains("to", "wallet", "wallet+counterparty", "rule cycle")
        .doesNotContain("rule fan-out");
  }

  @Test
  void readsTheFirstForm() {
    Map<String, List<Kept>> kept =
        Map.of(
            "first rule",
            List.of(new Kept(2, 7, 100, 1, new long[] {50, 1, 100, 255}, List.of("a", "b"))));
    assertThat(KeptForm.read(HexFormat.of().parseHex(FORM_1))).isEqualTo(kept);
    assertThat(HexFormat.of().formatHex(KeptForm.write(kept))).isEqualTo(FORM_1);
  }

  @Test
  void refusesALaterFormAndWhatIsCut() {
    byte[] bytes = HexFormat.of().parseHex(FORM_1);
    byte[] later = bytes.clone();
    later[0] = 9;
    assertThatThrownBy(() -> KeptForm.read(later)).hasMessageContaining("form 9");
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> KeptForm.read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
