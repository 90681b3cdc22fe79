package dev.countersign.lure.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.conclusion.Conclusions;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.sign.Samples.Sample;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lures are stopped, and honest messages are not. All are written for this test. */
class SamplesTest {
  static Stream<Sample> lures() {
    return Samples.of("lures").filter(sample -> !sample.expected().equals("missed"));
  }

  /** Those that the rules do not stop yet: marked, so that each is mended or told. */
  static Stream<Sample> missed() {
    return Samples.of("lures").filter(sample -> sample.expected().equals("missed"));
  }

  static Stream<Sample> honest() {
    return Samples.of("honest").filter(sample -> !sample.expected().equals("accused"));
  }

  /** Those that the rules accuse wrongly, marked for the same reason. */
  static Stream<Sample> accused() {
    return Samples.of("honest").filter(sample -> sample.expected().equals("accused"));
  }

  /** Without those of colleagues and in answer to us, which only who knows that can let pass. */
  static Stream<Sample> honestOfOthers() {
    return honest()
        .filter(sample -> sample.message().threading().answers().isEmpty())
        .filter(sample ->
            sample.message().from() == null
                || !Samples.MERIDIAN.domains().contains(sample.message().from().domain()));
  }

  @Test
  void thereAreManyOfBoth() {
    assertThat(lures()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(honest()).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void marksOfWhatIsWrongAreTrue() {
    assertThat(missed())
        .allSatisfy(lure ->
            assertThat(Verdict.of(read(lure, Samples.MERIDIAN)).outcome())
                .as("%s is stopped: mark it so", lure.name())
                .isEqualTo(Outcome.ALLOW));
    assertThat(accused())
        .allSatisfy(honest ->
            assertThat(Verdict.of(read(honest, Company.UNKNOWN)).outcome())
                .as("%s passes: mark it so", honest.name())
                .isNotEqualTo(Outcome.ALLOW));
  }

  @ParameterizedTest
  @MethodSource("lures")
  void stopsLure(Sample lure) {
    List<Finding> all = read(lure, Samples.MERIDIAN);
    Outcome outcome = Verdict.of(all).outcome();
    switch (lure.expected()) {
      case "stop" -> assertThat(outcome).as("%s: %s", lure.name(), all).isNotEqualTo(Outcome.ALLOW);
      case "hold" -> assertThat(outcome).as("%s: %s", lure.name(), all).isEqualTo(Outcome.HOLD);
      default -> assertThat(outcome).as("%s: %s", lure.name(), all).isEqualTo(Outcome.DENY);
    }
  }

  @ParameterizedTest
  @MethodSource("honest")
  void letsHonestMessagePass(Sample honest) {
    List<Finding> all = read(honest, Samples.MERIDIAN);
    assertThat(Verdict.of(all).outcome()).as("%s: %s", honest.name(), all).isEqualTo(Outcome.ALLOW);
  }

  @ParameterizedTest
  @MethodSource("honestOfOthers")
  void letsHonestMessagePassWhenNothingIsKnownOfUs(Sample honest) {
    List<Finding> all = read(honest, Company.UNKNOWN);
    assertThat(Verdict.of(all).outcome()).as("%s: %s", honest.name(), all).isEqualTo(Outcome.ALLOW);
  }

  private static List<Finding> read(Sample sample, Company company) {
    List<Finding> all = new ArrayList<>(SignReading.read(sample.message(), company));
    all.addAll(Conclusions.of(List.copyOf(all), sample.message(), company));
    return all;
  }
}
