package dev.countersign.server.freeze;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Company;
import dev.countersign.response.freeze.Contact;
import dev.countersign.response.freeze.Terms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the company says of itself in its requests.
 *
 * @param address by post, on one line; empty for none
 * @param contact whom to answer
 * @param phone empty for none
 * @param legalBasis in its lawyers' words
 * @param hours within which an answer is asked for, 1 to 2,000
 */
public record Letterhead(
    String company,
    String address,
    String contact,
    String mail,
    String phone,
    String legalBasis,
    int hours) {
  private static final int MOST_HOURS = 2_000;

  /** What a first one begins with. */
  public static Letterhead first(String company) {
    return new Letterhead(company, "", "", "", "", "", 24);
  }

  /**
   * The terms of requests that are written now.
   *
   * @throws UnreadableInput where something is missing or too long
   */
  public Terms terms(String caseNumber, Instant now) {
    if (hours < 1 || hours > MOST_HOURS) {
      throw new UnreadableInput(
          "An answer is asked for within 1 to " + MOST_HOURS + " hours, and not " + hours);
    }
    Instant made = now.truncatedTo(ChronoUnit.SECONDS);
    try {
      return new Terms(
          caseNumber,
          new Company(company, address, new Contact(contact, mail, phone)),
          legalBasis,
          made,
          made.plus(hours, ChronoUnit.HOURS));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The request cannot be written: " + e.getMessage());
    }
  }
}
