package dev.countersign.access.signal;

/**
 * Whom or what a signal is about, as far as it is told (RFC 9493).
 *
 * @param email in lower case; empty where it gives none
 * @param issuer of an identifier at an issuer; empty where it gives none
 * @param sub that identifier, or an opaque one; empty where it gives none
 * @param session the transmitter's id of a session; empty where it gives none
 */
public record SignalSubject(String email, String issuer, String sub, String session) {
  /** Nobody that it names. */
  public static final SignalSubject NOBODY = new SignalSubject("", "", "", "");

  /** By what people know them: the mail address, else the identifier. */
  public String account() {
    return email.isEmpty() ? sub : email;
  }
}
