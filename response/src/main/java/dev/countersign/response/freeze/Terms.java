package dev.countersign.response.freeze;

import java.time.Instant;

/**
 * What all requests of a case say.
 *
 * @param caseNumber on each page of each document
 * @param legalBasis by which the company may ask, in its lawyers' words
 * @param made when the requests were written
 * @param deadline until when an answer is asked for
 */
public record Terms(
    String caseNumber, Company company, String legalBasis, Instant made, Instant deadline) {
  /**
   * Checks all.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Terms {
    Text.present(caseNumber, "the case number", 60);
    Text.present(legalBasis, "the legal basis", Text.PARAGRAPHS);
    Text.within(made, "when it was written");
    Text.within(deadline, "the deadline");
    if (!deadline.isAfter(made)) {
      throw new IllegalArgumentException(
          "the deadline " + deadline + " is not after " + made + ", when the request was written");
    }
  }
}
