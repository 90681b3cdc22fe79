package dev.countersign.gate.reading;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Effects and findings in the order they were read. Not for several threads. */
public final class Reading {
  private final List<Effect> effects = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private boolean contractCall;

  /** Notes one effect. */
  public void effect(Effect effect) {
    effects.add(effect);
  }

  /** Notes one finding; evidence as name, value, name, value. */
  public void finding(GateFinding code, String sentence, String... evidence) {
    findings.add(Finding.of(code, sentence, evidence));
  }

  /** Notes that a contract's code would run: such a payload is never allowed unsimulated. */
  public void callsContract() {
    contractCall = true;
  }

  /** True once {@link #callsContract()} was noted. */
  public boolean isContractCall() {
    return contractCall;
  }

  /** What was noted, in order. */
  public List<Effect> effects() {
    return Collections.unmodifiableList(effects);
  }

  /** What was noted, in order. */
  public List<Finding> findings() {
    return Collections.unmodifiableList(findings);
  }
}
