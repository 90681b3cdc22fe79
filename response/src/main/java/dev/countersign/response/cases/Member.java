package dev.countersign.response.cases;

/**
 * Somebody at a case.
 *
 * @param person as the journal calls them
 */
public record Member(String person, CaseRole role) {}
