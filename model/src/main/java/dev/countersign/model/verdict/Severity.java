package dev.countersign.model.verdict;

/** How much a finding matters, least first. */
public enum Severity {
  /** Good to know. */
  INFO,
  /** Unusual; look. */
  LOW,
  /** Could cost something. */
  MEDIUM,
  /** Could cost the wallet's assets. */
  HIGH,
  /** The pattern of a theft. */
  CRITICAL
}
