package dev.countersign.lure.message;

import org.jspecify.annotations.Nullable;

/**
 * What a mail server on the way wrote down about the sender (RFC 8601): the topmost {@code
 * Authentication-Results} field of a server that is trusted, or the topmost of all where none is
 * known.
 *
 * @param by the server that says so (authserv-id); null where no field stands in the mail
 * @param trusted whether that server is one of the company's
 * @param spfDomain the domain that SPF was checked for (smtp.mailfrom); empty where not told
 * @param dkimDomains the domains of signatures that passed (header.d), joined by a blank
 */
public record Authentication(
    @Nullable String by,
    boolean trusted,
    Result spf,
    String spfDomain,
    Result dkim,
    String dkimDomains,
    Result dmarc) {
  /** Nothing is told. */
  public static final Authentication NONE =
      new Authentication(null, false, Result.NONE, "", Result.NONE, "", Result.NONE);

  /** A result, of RFC 8601's. */
  public enum Result {
    /** It passed. */
    PASS,
    /** It failed, softly or not. */
    FAIL,
    /** It was not checked, there was nothing to check, or the check ended in an error. */
    NONE
  }
}
