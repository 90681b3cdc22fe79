package dev.countersign.gate.policy.facts;

import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;

/**
 * A finding of the reading, with what the built-in policy made of it then.
 *
 * @param code from the catalogue of findings
 */
public record FindingFacts(String code, Outcome outcome, Severity severity) {}
