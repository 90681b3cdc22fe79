package dev.countersign.gate.reading;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Effects and findings in the order they were read. Not for several threads. */
public final class Reading {
  private final List<Effect> effects = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Address> callLater = new HashSet<>();
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

  /** Notes that a contract is told to make calls that it does not make now. */
  public void callsLater(Address contract) {
    callLater.add(contract);
  }

  /** True for a contract that was told so: a trial does not show what it will do. */
  public boolean isCallingLater(Address contract) {
    return callLater.contains(contract);
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
