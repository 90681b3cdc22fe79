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
    return Samples.of("lures");
  }

  static Stream<Sample> honest() {
    return Samples.of("honest");
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

  @ParameterizedTest
  @MethodSource("lures")
  void stopsLure(Sample lure) {
    List<Finding> all = read(lure, Samples.MERIDIAN);
    assertThat(Verdict.of(all).outcome())
        .as("%s: %s", lure.name(), all)
        .isEqualTo(lure.expected().equals("hold") ? Outcome.HOLD : Outcome.DENY);
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
